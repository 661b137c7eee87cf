import type { Db } from '../../../platform/db.js';
import { isStorable } from '../../../platform/storable-text.js';
import { programsOfMerchants } from '../../programs/public.js';
import type { MerchantsProgram } from '../../programs/public.js';
import { findCoupons, findLinksByNo, readClickId } from '../../tracking/public.js';
import type { ClickIdKey, ClickIdReading, FoundCoupon, LinkFacts } from '../../tracking/public.js';
import type { ReportedEvidence } from './report.js';

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

/**
 * Looks up everything that a group of reports names, with the same few statements whatever their number. Programs are those
 * of the reporters: evidence that leads to another merchant's counts for nothing.
 */
export async function findEvidenceFacts(
  db: Db,
  reports: readonly ReportedEvidence[],
  keys: readonly ClickIdKey[],
): Promise<EvidenceFacts> {
  const clicks = new Map<string, ClickIdReading>();
  for (const { clickId } of reports) if (clickId !== undefined) clicks.set(clickId, readClickId(clickId, keys));
  const linkNos = [...clicks.values()].flatMap((reading) => (reading.ok ? [reading.claims.linkNo] : []));
  const entered = reports.flatMap(({ merchantId, couponCode: code }) =>
    // What cannot be stored is nobody's code, and the database would not take the question.
    code === undefined || !isStorable(code) ? [] : [{ merchantId, code }],
  );
  const links = await findLinksByNo(db, [...new Set(linkNos)]);
  const coupons = await findCoupons(db, entered);
  const programs = await programsOfMerchants(db, [...new Set(reports.map(({ merchantId }) => merchantId))]);
  return {
    clicks,
    links: new Map(links.map((link) => [link.no, link])),
    coupons,
    programs: new Map(programs.map((program) => [program.id, program])),
  };
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
