import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** One thing that may be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

let count = 0;

/** A labelled choice of one of several, with its hint and what is wrong with it. */
@Component({
  selector: 'adm-choice-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      <select
        #control
        class="input"
        [id]="id"
        [value]="value()"
        [disabled]="disabled()"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="error() || hint() ? id + '-notes' : null"
        (change)="value.set(control.value)"
      >
        @if (empty()) {
          <option value="" [selected]="value() === ''">{{ empty() }}</option>
        }
        @for (choice of choices(); track choice.value) {
          <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
        }
      </select>
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
export class ChoiceField {
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  /** Text of the choice of nothing; without it there is none. */
  readonly empty = input<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly disabled = input(false);

  protected readonly id = `choice-field-${(count += 1)}`;
}
