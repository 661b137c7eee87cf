import type { ProgramWithTerms } from '../programs/public.js';
import { programNotAllowed, programNotFound, programRequired } from './attribution.errors.js';
import { linkOfClick } from './evidence-facts.js';
import type { EvidenceFacts, ReportedEvidence } from './evidence-facts.js';
import { reaches } from './order-owner.js';
import type { ClickEvidence, CouponEvidence } from './rules/evidence.js';

export interface Evidence {
  readonly program: ProgramWithTerms;
  readonly click: ClickEvidence;
  readonly coupon: CouponEvidence;
}

/** What a report offers, and which programs its key may report for; null for all of the merchant's. */
type Reported = ReportedEvidence & { readonly programIds: readonly string[] | null };

/**
 * Says what the evidence means. The program is the one named, else the click's, else the coupon's, else the only one that
 * the key reaches, else the only one of those in the order's currency. A program that the key does not reach is refused, not
 * passed over: the order would be booked where it does not belong.
 * @throws DomainError `program_not_found`, `program_not_allowed`, `program_required`
 */
export function resolveEvidence(reported: Reported, facts: EvidenceFacts): Evidence {
  const named = reported.programId === undefined ? undefined : facts.programs.get(reported.programId);
  if (reported.programId !== undefined && named?.merchantId !== reported.merchantId) throw programNotFound();

  const click = resolveClick(reported, facts);
  const clickedProgram = click.kind === 'click' ? click.programId : undefined;
  const coupon = resolveCoupon(reported, reported.programId ?? clickedProgram, facts);
  const programId = clickedProgram ?? (coupon.kind === 'coupon' ? coupon.programId : undefined);
  const program = named ?? (programId === undefined ? onlyProgram(reported, facts) : facts.programs.get(programId));
  if (program === undefined) throw programNotFound();
  if (!reaches(reported, program.id)) throw programNotAllowed();
  return { program, click, coupon };
}

function onlyProgram(reported: Reported, { programs }: EvidenceFacts): ProgramWithTerms {
  const { merchantId, amount } = reported;
  const own = [...programs.values()].filter((one) => one.merchantId === merchantId && reaches(reported, one.id));
  const candidates = own.length > 1 ? own.filter(({ currency }) => currency === amount?.currency) : own;
  const [only] = candidates;
  if (only === undefined || candidates.length > 1) throw programRequired();
  return only;
}

function resolveClick(reported: ReportedEvidence, facts: EvidenceFacts): ClickEvidence {
  const { clickId } = reported;
  const reading = clickId === undefined ? undefined : facts.clicks.get(clickId);
  if (clickId === undefined || reading === undefined) return { kind: 'none' };
  if (!reading.ok) return { kind: 'unusable', reason: reading.reason, clickId };
  const link = linkOfClick(reported, facts);
  if (link === undefined) return { kind: 'unusable', reason: 'click_id_forged', clickId };
  if (link.merchantId !== reported.merchantId) return { kind: 'unusable', reason: 'click_of_other_merchant', clickId };
  if (reported.programId !== undefined && link.programId !== reported.programId) {
    return { kind: 'unusable', reason: 'click_of_other_program', clickId };
  }
  return {
    kind: 'click',
    clickId,
    at: new Date(reading.claims.atMs),
    linkId: link.id,
    affiliateId: link.affiliateId,
    programId: link.programId,
    bot: reading.claims.bot,
    affiliateActive: link.affiliateActive,
  };
}

function resolveCoupon(
  { couponCode: code, merchantId }: ReportedEvidence,
  programId: string | undefined,
  { coupons }: EvidenceFacts,
): CouponEvidence & { programId?: string } {
  if (code === undefined) return { kind: 'none' };
  const coupon = coupons.find(
    (candidate) =>
      candidate.entered.merchantId === merchantId &&
      candidate.entered.code === code &&
      (programId === undefined || candidate.programId === programId),
  );
  if (coupon === undefined) return { kind: 'unknown', code };
  return {
    kind: 'coupon',
    code,
    couponId: coupon.id,
    affiliateId: coupon.affiliateId,
    affiliateActive: coupon.affiliateActive,
    active: coupon.active,
    programId: coupon.programId,
  };
}
