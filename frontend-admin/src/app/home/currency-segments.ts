import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { CurrencyChoice } from './currency-choice';

/** Buttons to choose one of several currencies; nothing where there is one. */
@Component({
  selector: 'adm-currency-segments',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (choice().all().length > 1) {
      <div class="segments" role="group" [attr.aria-label]="label()">
        @for (currency of choice().all(); track currency) {
          <button
            type="button"
            [attr.aria-pressed]="currency === choice().chosen()"
            (click)="choice().choose(currency)"
          >
            {{ currency }}
          </button>
        }
      </div>
    }
  `,
})
export class CurrencySegments {
  readonly choice = input.required<CurrencyChoice>();
  readonly label = input.required<string>();
}
