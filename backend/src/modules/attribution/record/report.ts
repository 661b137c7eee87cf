import type { InOwnFlow } from '../../../platform/batch-queue.js';
import type { ConversionInput } from '../conversion-input.js';
import type { OrderKey } from '../conversion.store.js';

/** Whose report it is; comes from the credentials, never from the body. */
export interface Reporter {
  readonly merchantId: string;
  readonly livemode: boolean;
  readonly scopes: readonly string[];
  /** The programs that its key is limited to; null for all of the merchant's. */
  readonly programIds: readonly string[] | null;
}

/** Beside being reported an order may be called approved, be waiting for the merchant, be rejected, or be a first contact. */
export interface Claim {
  readonly status: 'approved' | 'pending' | 'rejected' | 'lead';
  /** Why it is rejected, in the shop's words. */
  readonly reason: string;
}

/** A merchant's report of an order. */
export interface Report {
  readonly reporter: Reporter;
  readonly input: ConversionInput;
  /** What a postback says of the order beside reporting it. */
  readonly claim?: Claim | undefined;
  /** Its request's own ids and clock. */
  readonly inOwnFlow: InOwnFlow;
}

/** The order that a report is about. */
export function orderOf({ reporter, input }: Pick<Report, 'reporter' | 'input'>): OrderKey {
  const { merchantId, livemode } = reporter;
  return { merchantId, type: input.type, orderId: input.orderId, livemode };
}

/** What a report offers as proof of who brought the customer. */
export interface ReportedEvidence {
  readonly merchantId: string;
  /** The programs that its key may report for; null for all of the merchant's. */
  readonly programIds: readonly string[] | null;
  readonly programId?: string | undefined;
  readonly clickId?: string | undefined;
  readonly couponCode?: string | undefined;
  readonly amount?: { readonly currency: string } | undefined;
}

/**
 * The evidence of a report: click id and coupon code without what a browser, a template or a hand leaves at their ends, and
 * none where nothing is left.
 */
export function evidenceOf({ reporter, input }: Pick<Report, 'reporter' | 'input'>): ReportedEvidence {
  const { merchantId, programIds } = reporter;
  const { programId, amount } = input;
  return {
    ...{ merchantId, programIds, programId, amount },
    clickId: unlessBlank(input.clickId),
    couponCode: unlessBlank(input.couponCode),
  };
}

function unlessBlank(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
