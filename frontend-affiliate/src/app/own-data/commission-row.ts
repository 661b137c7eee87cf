import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CommissionRow as Row } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { localized } from '@tributary/frontend-shared/strings/localized';
import { formatDate } from '@tributary/frontend-shared/time/format-time';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Time } from '@tributary/frontend-shared/time/time';
import { pageName } from './page-name';

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
  readonly commission = input.required<Row>();

  private readonly clock = inject(ServerClock);

  /** What was bought, else where it came from. */
  protected readonly title = computed(() => {
    const { order, link, program } = this.commission();
    return order.product ?? (link ? pageName(link.destinationUrl) : program.name);
  });
  /** Its program, unless the title says that already. */
  protected readonly program = computed(() => {
    const { name } = this.commission().program;
    return name === this.title() ? '' : name;
  });

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
