import type { Db } from '../../platform/database.js';
import { activeMembers } from '../affiliates/public.js';
import { programsWithTerms } from '../programs/public.js';
import { findCoupons, findLinksByNo, readClickId } from '../tracking/public.js';
import type { ClickIdKey, ClickIdReading } from '../tracking/public.js';
import { linkOfClick, membershipName } from './evidence-facts.js';
import type { EvidenceFacts, ReportedEvidence } from './evidence-facts.js';

/** Looks up everything that a group of reports names, in two ways to the database whatever their number. */
export async function findFacts(
  db: Db,
  reports: readonly ReportedEvidence[],
  keys: readonly ClickIdKey[],
): Promise<EvidenceFacts> {
  const clicks = new Map<string, ClickIdReading>();
  for (const { clickId } of reports) if (clickId !== undefined) clicks.set(clickId, readClickId(clickId, keys));
  const linkNos = [...clicks.values()].flatMap((reading) => (reading.ok ? [reading.claims.linkNo] : []));
  const entered = reports.flatMap(({ merchantId, couponCode: code }) =>
    code === undefined ? [] : [{ merchantId, code }],
  );
  const [links, coupons] = await Promise.all([findLinksByNo(db, [...new Set(linkNos)]), findCoupons(db, entered)]);
  const touched = { clicks, links: new Map(links.map((link) => [link.no, link])), coupons };
  const owned = [...links, ...coupons];
  const named = reports.flatMap(({ programId }) => (programId === undefined ? [] : [programId]));
  const [programs, members] = await Promise.all([
    programsWithTerms(db, {
      ids: [...new Set([...named, ...owned.map(({ programId }) => programId)])],
      merchantIds: [...new Set(reports.filter((r) => namesNoProgram(r, touched)).map(({ merchantId }) => merchantId))],
    }),
    activeMembers(db, owned),
  ]);
  return {
    ...touched,
    programs: new Map(programs.map((program) => [program.id, program])),
    activeMembers: new Set(members.map(membershipName)),
  };
}

/** Whether nothing in a report tells its program, so that it can only be found among all of the merchant's. */
function namesNoProgram(report: ReportedEvidence, facts: Pick<EvidenceFacts, 'clicks' | 'links' | 'coupons'>): boolean {
  const { programId, merchantId, couponCode } = report;
  if (programId !== undefined || linkOfClick(report, facts)?.merchantId === merchantId) return false;
  return !facts.coupons.some(({ entered }) => entered.merchantId === merchantId && entered.code === couponCode);
}
