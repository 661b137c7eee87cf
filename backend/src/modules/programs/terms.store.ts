import { formatAmount, parseAmount } from '../../kernel/money.js';
import type { Db } from '../../platform/database.js';
import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import type { TermsInput, TermsView } from './terms.schema.js';

/** One version of a program's terms, as decisions need it. `rule` is what commission evaluates. */
export interface TermsFacts {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly attributionModel: 'last_click' | 'coupon_first';
  readonly windowDays: number;
  readonly holdDays: number;
  readonly rule:
    | { readonly version: number; readonly kind: 'percent'; readonly percent: string; readonly base: 'gross' | 'net' }
    | { readonly version: number; readonly kind: 'flat'; readonly amountMinor: bigint; readonly currency: string };
}

interface Row {
  version: number;
  effectiveFrom: Date;
  attributionModel: string;
  windowDays: number;
  commissionKind: string;
  commissionPercent: string | null;
  commissionBase: string | null;
  commissionFlatMinor: bigint | null;
  holdDays: number;
}

/** A program's id with the currency its flat amounts are in. */
interface PricedProgram {
  readonly id: string;
  readonly currency: string;
}

/**
 * Adds the next version; the caller holds the program's row lock, which is what numbers versions without gaps.
 * @throws DomainError `amount_too_precise` for more decimals than the program's currency has
 */
export async function insertTerms(tx: Tx, program: PricedProgram, input: TermsInput, effectiveFrom: Date): Promise<TermsFacts> {
  const { commission, attributionModel, windowDays, holdDays } = input;
  const newest = await tx.db.programTerms.aggregate({ where: { programId: program.id }, _max: { version: true } });
  const row = await tx.db.programTerms.create({
    data: {
      id: newId('terms'),
      programId: program.id,
      version: (newest._max.version ?? 0) + 1,
      effectiveFrom,
      attributionModel,
      windowDays,
      holdDays,
      commissionKind: commission.kind,
      ...(commission.kind === 'percent'
        ? { commissionPercent: commission.percent, commissionBase: commission.base }
        : { commissionFlatMinor: parseAmount(commission.amount, program.currency) }),
      createdAt: tx.now,
    },
  });
  return factsOf(row, program.currency);
}

/** Every version, oldest first. */
export async function allTerms(db: Db, program: PricedProgram): Promise<TermsFacts[]> {
  const rows = await db.programTerms.findMany({ where: { programId: program.id }, orderBy: { version: 'asc' } });
  return rows.map((row) => factsOf(row, program.currency));
}

/** The terms in force at a time: the latest that had begun, of two that begin together the newer; before all, the first. */
export function termsInForce(versions: readonly TermsFacts[], at: Date): TermsFacts {
  const begun = versions.filter((terms) => terms.effectiveFrom <= at);
  const latest = begun.sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || b.version - a.version)[0];
  const found = latest ?? versions.find((terms) => terms.version === 1);
  if (!found) throw new Error('a program has terms from its creation on');
  return found;
}

export function toTermsView({ rule, ...terms }: TermsFacts): TermsView {
  return {
    version: terms.version,
    effectiveFrom: terms.effectiveFrom.toISOString(),
    attributionModel: terms.attributionModel,
    windowDays: terms.windowDays,
    commission:
      rule.kind === 'percent'
        ? { kind: 'percent', percent: rule.percent, base: rule.base }
        : { kind: 'flat', amount: formatAmount(rule.amountMinor, rule.currency) },
    holdDays: terms.holdDays,
  };
}

function factsOf(row: Row, currency: string): TermsFacts {
  const { version } = row;
  return {
    version,
    effectiveFrom: row.effectiveFrom,
    attributionModel: row.attributionModel as TermsFacts['attributionModel'],
    windowDays: row.windowDays,
    holdDays: row.holdDays,
    // The database's checks guarantee the fields of each kind.
    rule:
      row.commissionKind === 'percent'
        ? { version, kind: 'percent', percent: row.commissionPercent ?? '', base: row.commissionBase === 'gross' ? 'gross' : 'net' }
        : { version, kind: 'flat', amountMinor: row.commissionFlatMinor ?? 0n, currency },
  };
}
