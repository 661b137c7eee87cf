import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import type { Choice } from './choice-field';

let count = 0;

/** A labelled choice of any number of several, with its hint and what is wrong with it. */
@Component({
  selector: 'adm-check-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset
      [attr.data-invalid]="error() ? true : null"
      [attr.aria-describedby]="error() || hint() ? id + '-notes' : null"
    >
      <legend>{{ label() }}</legend>
      @for (choice of choices(); track choice.value) {
        <label class="choice">
          <input
            #box
            type="checkbox"
            [checked]="chosen().includes(choice.value)"
            (change)="choose(choice.value, box.checked)"
          />
          <bdi>{{ choice.label }}</bdi>
        </label>
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
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
    }
    legend {
      padding: 0;
      margin-bottom: 4px;
      font-size: var(--text-13);
      font-weight: 500;
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
export class CheckList {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = model.required<readonly string[]>();
  readonly hint = input<string>();
  readonly error = input<string>();

  protected readonly id = `check-list-${(count += 1)}`;

  protected choose(value: string, isChosen: boolean): void {
    this.chosen.update((chosen) => [...chosen.filter((other) => other !== value), ...(isChosen ? [value] : [])]);
  }
}
