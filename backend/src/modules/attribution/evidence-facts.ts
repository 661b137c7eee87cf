import type { ConversionInput } from './conversion-input.js';
import type { MerchantsProgram } from '../programs/public.js';
import type { ClickIdReading, FoundCoupon, LinkFacts } from '../tracking/public.js';

/** What a report of an order offers as proof of who brought the customer. */
export interface ReportedEvidence {
  readonly merchantId: string;
  /** The programs that its key may report for; null for all of the merchant's. */
  readonly programIds: readonly string[] | null;
  readonly programId?: string | undefined;
  readonly clickId?: string | undefined;
  readonly couponCode?: string | undefined;
  readonly amount?: { readonly currency: string } | undefined;
}

interface ReportOfOrder {
  readonly reporter: Pick<ReportedEvidence, 'merchantId' | 'programIds'>;
  readonly input: Pick<ConversionInput, 'programId' | 'amount' | 'clickId' | 'couponCode'>;
}

/**
 * The evidence of a report: click id and coupon code without what a browser, a template or a hand leaves at their ends, and
 * none where nothing is left.
 */
export function evidenceOf({ reporter, input }: ReportOfOrder): ReportedEvidence {
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

/** What is known of everything that a group of reports names. */
export interface EvidenceFacts {
  /** By the click id as it was sent. */
  readonly clicks: ReadonlyMap<string, ClickIdReading>;
  /** By the number in click ids. */
  readonly links: ReadonlyMap<number, LinkFacts>;
  /** Where several programs have the code, the one that counts comes first. */
  readonly coupons: readonly FoundCoupon[];
  /** All of the reporters', by id. */
  readonly programs: ReadonlyMap<string, MerchantsProgram>;
}

/** The link of a report's click id; undefined without one, and for an id that only pretends to be ours. */
export function linkOfClick(
  { clickId }: ReportedEvidence,
  { clicks, links }: Pick<EvidenceFacts, 'clicks' | 'links'>,
): LinkFacts | undefined {
  const reading = clicks.get(clickId ?? '');
  if (reading?.ok !== true) return undefined;
  const { linkNo, affiliateNo, programNo } = reading.claims;
  const link = links.get(linkNo);
  // A true signature over numbers we never gave out: signed by another installation with the same key.
  return link?.affiliateNo === affiliateNo && link.programNo === programNo ? link : undefined;
}
