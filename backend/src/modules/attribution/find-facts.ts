import type { Db } from '../../platform/db.js';
import { isStorable } from '../../platform/storable-text.js';
import { programsOfMerchants } from '../programs/public.js';
import { findCoupons, findLinksByNo, readClickId } from '../tracking/public.js';
import type { ClickIdKey, ClickIdReading } from '../tracking/public.js';
import type { EvidenceFacts, ReportedEvidence } from './evidence-facts.js';

/**
 * Looks up everything that a group of reports names, with the same few statements whatever their number. Programs are those
 * of the reporters: evidence that leads to another merchant's counts for nothing.
 */
export async function findFacts(
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
