import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import back from '@material-symbols/svg-300/rounded/arrow_back.svg';
import type { CommissionRow } from '@tributary/frontend-shared/api/generated/schema';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Why } from '@tributary/frontend-shared/why/why';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';
import { commissionTexts } from '../own-data/commission-row';
import { deviceTimeZone } from '../own-data/device-time-zone';
import { Freshness } from '../own-data/freshness';
import { ownPrograms } from '../own-data/own-answers';
import { earningsStrings } from './earnings.strings';
import { commissionSum, entryStory } from './entry-story';
import type { ToldCommission } from './entry-story';

/** How one commission came about, told from the click to the day on which it is payable. */
@Component({
  selector: 'aff-entry-page',
  imports: [CopyButton, ErrorState, Freshness, Icon, RouterLink, Skeleton, StateChip, Why],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-page.html',
  styleUrl: './entry-page.scss',
})
export class EntryPage {
  /** Of the address. */
  readonly conversionId = input.required<string>();

  private readonly api = inject(AffiliateApi);
  private readonly clock = inject(ServerClock);
  protected readonly texts = earningsStrings;
  protected readonly icons = { back };
  protected readonly programs = ownPrograms();
  protected readonly conversion = answerOf({
    name: () => `conversion.v1.${this.conversionId()}`,
    keep: false,
    load: () => this.api.conversion(this.conversionId()),
  });
  /** The same commissions as the list tells them: with link and product. */
  protected readonly rows = answerOf({
    name: () => `conversion-rows.v1.${this.conversionId()}`,
    keep: false,
    load: () => this.api.commissions({ conversionId: this.conversionId(), limit: 20 }),
  });
  protected readonly answers = [this.conversion];

  protected readonly program = computed(() => {
    const id = this.conversion.value()?.programId;
    return this.programs.value()?.data.find(({ programId }) => programId === id)?.name ?? '';
  });

  protected readonly entries = computed(() => {
    const conversion = this.conversion.value();
    const time = { now: this.clock.now(), timeZone: deviceTimeZone() };
    return (conversion?.commissions ?? []).map((commission: ToldCommission) => ({
      commission,
      amount: this.amountOf(commission),
      steps: conversion ? entryStory(commission, conversion, time, this.rowOf(commission)) : [],
      sum: conversion ? commissionSum(commission, conversion) : [],
    }));
  });

  protected result(amount: string): { readonly label: string; readonly value: string } {
    return { label: this.texts.arithmetic.left, value: amount };
  }

  private rowOf({ id }: ToldCommission): CommissionRow | undefined {
    return this.rows.value()?.data.find((row) => row.id === id);
  }

  private amountOf({ remaining }: ToldCommission): string {
    return remaining === null ? commissionTexts.undecided : formatMoney(remaining);
  }
}
