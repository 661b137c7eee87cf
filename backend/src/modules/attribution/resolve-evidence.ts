import type { Db } from '../../platform/database.js';
import { isActiveMember } from '../affiliates/public.js';
import { findProgram, programsOfMerchant } from '../programs/public.js';
import type { ProgramFacts } from '../programs/public.js';
import { findCoupon, findLinkByNo, readClickId } from '../tracking/public.js';
import type { ClickIdKey } from '../tracking/public.js';
import { programNotFound, programRequired } from './attribution.errors.js';
import type { ClickEvidence, CouponEvidence } from './rules/evidence.js';

/** What a report of an order offers as proof of who brought the customer. */
export interface ReportedEvidence {
  readonly merchantId: string;
  readonly programId?: string | undefined;
  readonly clickId?: string | undefined;
  readonly couponCode?: string | undefined;
  readonly amount?: { readonly currency: string } | undefined;
}

export interface Evidence {
  readonly program: ProgramFacts;
  readonly click: ClickEvidence;
  readonly coupon: CouponEvidence;
}

/**
 * Looks up what the evidence means. The program is the one named, else the click's, else the coupon's, else the
 * merchant's only one, else the only one in the order's currency.
 * @throws DomainError `program_not_found`, `program_required`
 */
export async function resolveEvidence(
  db: Db,
  reported: ReportedEvidence,
  keys: readonly ClickIdKey[],
): Promise<Evidence> {
  const named = reported.programId === undefined ? null : await findProgram(db, reported.programId);
  if (reported.programId !== undefined && named?.merchantId !== reported.merchantId) throw programNotFound();

  const click = await resolveClick(db, reported, keys);
  const clickedProgram = click.kind === 'click' ? click.programId : undefined;
  const coupon = await resolveCoupon(db, reported, reported.programId ?? clickedProgram);
  const programId = clickedProgram ?? (coupon.kind === 'coupon' ? coupon.programId : undefined);
  const program =
    named ?? (programId === undefined ? await onlyProgram(db, reported) : await findProgram(db, programId));
  if (program === null) throw programNotFound();
  return { program, click, coupon };
}

async function onlyProgram(db: Db, { merchantId, amount }: ReportedEvidence): Promise<ProgramFacts> {
  const programs = await programsOfMerchant(db, merchantId);
  const candidates = programs.length > 1 ? programs.filter(({ currency }) => currency === amount?.currency) : programs;
  const [only] = candidates;
  if (only === undefined || candidates.length > 1) throw programRequired();
  return only;
}

async function resolveClick(db: Db, reported: ReportedEvidence, keys: readonly ClickIdKey[]): Promise<ClickEvidence> {
  const { clickId } = reported;
  if (clickId === undefined) return { kind: 'none' };
  const reading = readClickId(clickId, keys);
  if (!reading.ok) return { kind: 'unusable', reason: reading.reason, clickId };
  const { claims } = reading;
  const link = await findLinkByNo(db, claims.linkNo);
  // A true signature over numbers we never gave out: signed by another installation with the same key.
  if (link === null || link.affiliateNo !== claims.affiliateNo || link.programNo !== claims.programNo) {
    return { kind: 'unusable', reason: 'click_id_forged', clickId };
  }
  if (link.merchantId !== reported.merchantId) return { kind: 'unusable', reason: 'click_of_other_merchant', clickId };
  if (reported.programId !== undefined && link.programId !== reported.programId) {
    return { kind: 'unusable', reason: 'click_of_other_program', clickId };
  }
  return {
    kind: 'click',
    clickId,
    at: new Date(claims.atMs),
    linkId: link.id,
    affiliateId: link.affiliateId,
    programId: link.programId,
    bot: claims.bot,
    affiliateActive: await isActiveMember(db, link.programId, link.affiliateId),
  };
}

async function resolveCoupon(
  db: Db,
  reported: ReportedEvidence,
  programId: string | undefined,
): Promise<CouponEvidence & { programId?: string }> {
  const { couponCode: code, merchantId } = reported;
  if (code === undefined) return { kind: 'none' };
  const coupon = await findCoupon(db, { merchantId, programId, code });
  if (coupon === null) return { kind: 'unknown', code };
  return {
    kind: 'coupon',
    code,
    couponId: coupon.id,
    affiliateId: coupon.affiliateId,
    affiliateActive: await isActiveMember(db, coupon.programId, coupon.affiliateId),
    active: coupon.active,
    programId: coupon.programId,
  };
}
