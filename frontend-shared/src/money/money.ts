import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Money as MoneyValue } from '../api/generated/schema';
import { formatMoney, signOf } from './format-money';

/** An amount with its currency, as the locale writes it. With `sign`, plus and minus are shown and coloured. */
@Component({
  selector: 'tr-money',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '{{ text() }}',
  host: { '[class]': 'tone()' },
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class Money {
  /** Nothing is written as a dash: unknown is not zero. */
  readonly value = input.required<MoneyValue | null>();
  readonly sign = input(false);

  protected readonly text = computed(() => {
    const value = this.value();
    return value === null ? '–' : formatMoney(value, { sign: this.sign() });
  });

  protected readonly tone = computed(() => {
    const value = this.value();
    return this.sign() && value !== null && signOf(value) !== 'zero' ? signOf(value) : '';
  });
}
