import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { Why } from '@tributary/frontend-shared/why/why';
import { AffiliateNames } from '../directory/affiliate-names';
import { commissionResult, commissionSum } from './commission-sum';
import { conversionStrings } from './conversions.strings';

/** Who earned, what else was weighed and why it did not count, and how each commission was computed. */
@Component({
  selector: 'adm-conversion-decision',
  imports: [IdChip, RouterLink, StateChip, Time, Why],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conversion-decision.html',
  styleUrl: './conversion-decision.scss',
})
export class ConversionDecision {
  readonly conversion = input.required<Conversion>();
  /** IANA zone of the program. */
  readonly zone = input<string>();

  protected readonly names = inject(AffiliateNames);
  protected readonly texts = conversionStrings;

  protected readonly policy = computed(() => {
    const { model, policyVersion } = this.conversion().attribution;
    return conversionStrings.policy(conversionStrings.models[model] ?? model, policyVersion);
  });
  /** The touchpoint that earned comes first. */
  protected readonly candidates = computed(() => {
    const { shares, candidates } = this.conversion().attribution;
    const earned = new Set(shares.map(({ touchpoint }) => touchpoint.reference));
    return candidates
      .map((candidate) => ({
        ...candidate,
        earned: earned.has(candidate.reference),
        words: conversionStrings.reasons[candidate.reason] ?? candidate.reason,
      }))
      .sort((a, b) => Number(b.earned) - Number(a.earned));
  });
  protected readonly commissions = computed(() =>
    this.conversion().commissions.map((commission) => ({
      ...commission,
      sum: commissionSum(commission),
      result: commissionResult(commission),
      hold:
        commission.holdReason === null ? '' : (conversionStrings.holds[commission.holdReason] ?? commission.holdReason),
    })),
  );
}
