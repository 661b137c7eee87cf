import type { OutboxEvent } from '@tributary/backend/contracts/events';
import { conversionDelta, shareCredits } from '../../../backend/src/modules/attribution/rules/conversion-credits.js';
import type { CreditedConversion } from '../../../backend/src/modules/attribution/rules/conversion-credits.js';
import type { AttributionShare } from '../../../backend/src/modules/attribution/rules/decide-attribution.js';
import { mainShare } from '../../../backend/src/modules/attribution/rules/main-share.js';
import { aConversion, anEvent } from './events.js';

/** Shares of affiliates, by the weight that each has. */
export function sharesOf(weights: Readonly<Record<string, number>>): AttributionShare[] {
  const denominator = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(weights).map(([name, numerator]) => ({
    affiliateId: `aff_${name}`,
    linkId: `lnk_${name}`,
    couponId: null,
    numerator,
    denominator,
    touchpoint: { kind: 'click', reference: `k0_${name}` },
  }));
}

/** The history of one conversion as events of the second version; each fact is told by what it changes. */
export class SharedConversion {
  private readonly id: string;
  private credited: CreditedConversion | null = null;
  private version = 0;

  constructor(
    name: string,
    private readonly over: Parameters<typeof aConversion>[0] = {},
  ) {
    this.id = `cnv_${name}`;
  }

  recorded(shares: readonly AttributionShare[], over: Partial<CreditedConversion> = {}): OutboxEvent {
    const whole = {
      decisionNo: 1,
      status: 'recorded',
      currency: 'EUR',
      amountMinor: 100_00n,
      refundedMinor: 0n,
    } as const;
    return anEvent('tributary.conversion.recorded.v2', this.after({ ...whole, shares, ...over }), this.place());
  }

  refunded(refundedMinor: bigint): OutboxEvent {
    const refund = { id: `rfd_${this.id}_${refundedMinor}`, refundId: 'r', amount: '1.00', reason: 'back' };
    const data = { ...this.after({ ...this.now(), refundedMinor }), refund };
    return anEvent('tributary.conversion.refunded.v2', data, this.place());
  }

  rejected(): OutboxEvent {
    const data = { ...this.after({ ...this.now(), status: 'rejected' }), rejection: { reason: 'no' } };
    return anEvent('tributary.conversion.rejected.v2', data, this.place());
  }

  /** Decided again: the fact that it is now known like this. */
  decidedAgain(shares: readonly AttributionShare[]): OutboxEvent {
    const { decisionNo, ...rest } = this.now();
    const data = this.after({ ...rest, decisionNo: decisionNo + 1, shares });
    return anEvent('tributary.conversion.recorded.v2', data, this.place());
  }

  private after(after: CreditedConversion) {
    const delta = conversionDelta(this.credited, after);
    this.credited = after;
    this.version += 1;
    const largest = mainShare(after.shares);
    const { decisionNo, status } = after;
    const winner = { affiliateId: largest?.affiliateId ?? null, linkId: largest?.linkId ?? null };
    const state = aConversion({ ...this.over, ...winner, id: this.id, status, attributed: largest !== undefined });
    return { conversion: { ...state, decisionNo, shares: shareCredits(after) }, delta };
  }

  private now(): CreditedConversion {
    if (!this.credited) throw new Error(`${this.id} is to be recorded first`);
    return this.credited;
  }

  private place(): { version: number } {
    return { version: this.version };
  }
}
