import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Commission } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { localized } from '@tributary/frontend-shared/strings/localized';
import { formatDate } from '@tributary/frontend-shared/time/format-time';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Time } from '@tributary/frontend-shared/time/time';

/** Words about one commission. */
export const commissionTexts = localized({
  en: {
    undecided: 'to be decided',
    payableOn: (date: string) => `payable ${date}`,
    takenBack: (amount: string) => `${amount} reversed`,
  },
});

/** One commission as a row of 56 pixels; a door to its story. */
@Component({
  selector: 'aff-commission-row',
  imports: [RouterLink, StateChip, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './commission-row.html',
  styleUrl: './commission-row.scss',
})
export class CommissionRow {
  readonly commission = input.required<Commission>();
  /** Name of its program; empty when it is not known. */
  readonly program = input('');

  private readonly clock = inject(ServerClock);

  protected readonly amount = computed(() => {
    const { remaining } = this.commission();
    return remaining === null ? commissionTexts.undecided : formatMoney(remaining);
  });

  protected readonly note = computed(() => {
    const { status, approveAfter, reversedAmount } = this.commission();
    if (!isZero(reversedAmount)) return commissionTexts.takenBack(formatMoney(reversedAmount));
    if (status !== 'pending') return '';
    return commissionTexts.payableOn(formatDate(Date.parse(approveAfter), this.clock.now()));
  });
}
