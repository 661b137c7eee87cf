import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

let count = 0;

/** A labelled line of a form about one's account, with what is wrong with it, tied together for screen readers. */
@Component({
  selector: 'tr-entry-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      <input
        #control
        class="input"
        maxlength="254"
        [id]="id"
        [type]="type()"
        [value]="value()"
        [attr.autocomplete]="autocomplete()"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="error() || hint() ? id + '-notes' : null"
        (input)="value.set(control.value)"
      />
      <div [id]="id + '-notes'">
        @if (error()) {
          <p class="tiny negative">{{ error() }}</p>
        }
        @if (hint()) {
          <p class="tiny muted">{{ hint() }}</p>
        }
      </div>
    </div>
  `,
})
export class EntryField {
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  readonly type = input<'email' | 'password' | 'text'>('text');
  /** What password managers go by. */
  readonly autocomplete = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();

  protected readonly id = `entry-field-${(count += 1)}`;
}
