import type { MerchantsProgram } from '../../programs/public.js';
import { programNotAllowed, programNotFound, programRequired } from '../attribution.errors.js';
import { storablePrefix } from '../../../platform/storable-text.js';
import { linkOfClick } from './evidence-facts.js';
import type { EvidenceFacts } from './evidence-facts.js';
import type { ReportedEvidence } from './report.js';
import { reaches } from '../order-owner.js';
import type { ClickEvidence, CouponEvidence } from '../rules/evidence.js';

export interface Evidence {
  readonly program: MerchantsProgram;
  /** Whether nothing told which program it is, and the merchant's default stands in. */
  readonly programAssumed: boolean;
  readonly click: ClickEvidence;
  readonly coupon: CouponEvidence;
}

/** What is kept of a click id that is none of ours, and of an entered code. */
const keptClickId = 256;
const keptCode = 128;

/**
 * Says what the evidence means. The program is the one named, else the click's, else the coupon's, else the only one that
 * the key reaches, else the only one of those in the order's currency, else the merchant's default. A program that the key does
 * not reach is refused, not passed over: the order would be booked where it does not belong.
 * @throws DomainError `program_not_found`, `program_not_allowed`, `program_required`
 */
export function resolveEvidence(reported: ReportedEvidence, facts: EvidenceFacts): Evidence {
  const named = reported.programId === undefined ? undefined : facts.programs.get(reported.programId);
  if (reported.programId !== undefined && named?.merchantId !== reported.merchantId) throw programNotFound();

  const click = resolveClick(reported, facts);
  const clickedProgram = click.kind === 'click' ? click.programId : undefined;
  const coupon = resolveCoupon(reported, reported.programId ?? clickedProgram, facts);
  const programId = clickedProgram ?? (coupon.kind === 'coupon' ? coupon.programId : undefined);
  const known = named ?? (programId === undefined ? onlyProgram(reported, facts) : facts.programs.get(programId));
  const program = known ?? defaultProgram(reported, facts);
  if (!reaches(reported, program.id)) throw programNotAllowed();
  return { program, programAssumed: known === undefined, click, coupon };
}

function onlyProgram(reported: ReportedEvidence, facts: EvidenceFacts): MerchantsProgram | undefined {
  const own = reachedPrograms(reported, facts);
  const candidates = own.length > 1 ? own.filter(({ currency }) => currency === reported.amount?.currency) : own;
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** The one that the merchant has set, else its oldest active one, else its oldest. */
function defaultProgram(reported: ReportedEvidence, facts: EvidenceFacts): MerchantsProgram {
  const own = reachedPrograms(reported, facts).sort((a, b) => a.no - b.no);
  const set = own.find(({ merchantDefault, status }) => merchantDefault && status !== 'closed');
  const program = set ?? own.find(({ status }) => status === 'active') ?? own[0];
  if (program === undefined) throw programRequired();
  return program;
}

function reachedPrograms(reported: ReportedEvidence, { programs }: EvidenceFacts): MerchantsProgram[] {
  return [...programs.values()].filter((one) => one.merchantId === reported.merchantId && reaches(reported, one.id));
}

function resolveClick(reported: ReportedEvidence, facts: EvidenceFacts): ClickEvidence {
  const sent = reported.clickId;
  const reading = sent === undefined ? undefined : facts.clicks.get(sent);
  if (sent === undefined || reading === undefined) return { kind: 'none' };
  const clickId = storablePrefix(sent, keptClickId);
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
  { couponCode: entered, merchantId, programIds }: ReportedEvidence,
  programId: string | undefined,
  { coupons }: EvidenceFacts,
): CouponEvidence & { programId?: string } {
  if (entered === undefined) return { kind: 'none' };
  const code = storablePrefix(entered, keptCode);
  const found = coupons.filter(
    (candidate) =>
      candidate.entered.merchantId === merchantId &&
      candidate.entered.code === entered &&
      (programId === undefined || candidate.programId === programId),
  );
  // Where the key's programs and one that is switched off leave a choice, there is none.
  const meant = preferred(
    preferred(found, (one) => reaches({ programIds }, one.programId)),
    ({ active }) => active,
  );
  const [coupon, another] = meant;
  if (coupon === undefined) return { kind: 'unknown', code };
  if (another !== undefined) return { kind: 'ambiguous', code };
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

/** Those that fit, or all when none does. */
function preferred<T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] {
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}
