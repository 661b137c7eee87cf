import { ChangeDetectionStrategy, Component, type ElementRef, input, model, viewChild } from '@angular/core';

let count = 0;

/** A labelled line of text (or several), with its hint and what is wrong with it, tied together for screen readers. */
@Component({
  selector: 'adm-text-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      @if (rows() > 1) {
        <textarea
          #control
          class="input"
          dir="auto"
          [id]="id"
          [rows]="rows()"
          [value]="value()"
          [attr.maxlength]="maxlength()"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="error() || hint() ? id + '-notes' : null"
          (input)="value.set(control.value)"
        ></textarea>
      } @else {
        <div class="line">
          <input
            #control
            class="input"
            [class.figure]="mode() !== null"
            dir="auto"
            [id]="id"
            [type]="type()"
            [value]="value()"
            [attr.inputmode]="mode()"
            [attr.maxlength]="maxlength()"
            [attr.autocomplete]="autocomplete()"
            [attr.aria-invalid]="error() ? true : null"
            [attr.aria-describedby]="error() || hint() ? id + '-notes' : null"
            [disabled]="disabled()"
            [attr.data-view-only]="viewOnly() ? '' : null"
            [attr.list]="suggestions().length > 0 ? id + '-list' : null"
            (input)="value.set(control.value)"
          />
          @if (suggestions().length > 0) {
            <datalist [id]="id + '-list'">
              @for (suggestion of suggestions(); track suggestion) {
                <option [value]="suggestion"></option>
              }
            </datalist>
          }
          @if (suffix()) {
            <span class="muted suffix">{{ suffix() }}</span>
          }
        </div>
      }
      @if (error() || hint()) {
        <div [id]="id + '-notes'" class="notes">
          @if (error()) {
            <p class="error">{{ error() }}</p>
          }
          @if (hint()) {
            <p class="hint">{{ hint() }}</p>
          }
        </div>
      }
    </div>
  `,
  styles: `
    .line {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .suffix {
      white-space: nowrap;
    }
    .figure {
      width: 160px;
    }
    .notes {
      display: grid;
      gap: 2px;
      color: var(--muted);
      font-size: var(--text-12);
      line-height: 16px;
    }
    .error {
      color: var(--negative);
    }
  `,
})
export class TextField {
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly type = input<'text' | 'email' | 'password' | 'url' | 'datetime-local'>('text');
  readonly mode = input<'decimal' | 'numeric' | null>(null);
  readonly maxlength = input<number | null>(null);
  readonly autocomplete = input('off');
  /** What the number counts: "days", "%". */
  readonly suffix = input<string>();
  /** Values that are offered while typing; others can be typed too. */
  readonly suggestions = input<readonly string[]>([]);
  /** More than one makes it a text area. */
  readonly rows = input(1);
  readonly disabled = input(false);
  /** Of one line: it changes only what is offered, so nothing is lost with it. */
  readonly viewOnly = input(false);

  protected readonly id = `text-field-${(count += 1)}`;
  private readonly control = viewChild.required<ElementRef<HTMLInputElement | HTMLTextAreaElement>>('control');

  focus(): void {
    this.control().nativeElement.focus();
  }
}
