import { formatAmount, parseAmount } from '../../kernel/money.js';

import type { Db } from '../../platform/db.js';
import { newId } from '../../platform/ids.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import type { TermsFacts } from './rules/terms-in-force.js';
import type { TermsInput, TermsView } from './terms.schema.js';

interface Row {
  programId: string;
  version: number;
  effectiveFrom: Date;
  attributionModel: TermsFacts['attributionModel'];
  windowDays: number;
  holdDays: number;
  kind: 'percent' | 'flat';
  /** Set for `percent`, by the table's checks. */
  percent: string | null;
  base: 'gross' | 'net' | null;
  /** Set for `flat`. */
  flatMinor: bigint | null;
  currency: string;
}

/** Every version of a program's terms, oldest first; none when there is no such program. */
export async function termsOfProgram(db: Db, programId: string): Promise<TermsFacts[]> {
  return (await termsOfPrograms(db, [programId])).get(programId) ?? [];
}

/** The same for several programs; by program id. */
export function termsOfPrograms(db: Db, programIds: readonly string[]): Promise<Map<string, TermsFacts[]>> {
  return findTerms(db, sql`p.id = any(${[...programIds]}::text[])`);
}

/** The same for all programs of some merchants. */
export function termsOfMerchants(db: Db, merchantIds: readonly string[]): Promise<Map<string, TermsFacts[]>> {
  return findTerms(db, sql`p.merchant_id = any(${[...merchantIds]}::text[])`);
}

async function findTerms(db: Db, condition: Sql): Promise<Map<string, TermsFacts[]>> {
  const rows = await db.rows<Row>`
    select t.program_id as "programId", t.version, t.effective_from as "effectiveFrom",
           t.attribution_model as "attributionModel", t.window_days as "windowDays", t.hold_days as "holdDays",
           t.commission_kind as kind, t.commission_percent as percent, t.commission_base as base,
           t.commission_flat_minor as "flatMinor", p.currency
    from program_terms t join programs p on p.id = t.program_id
    where ${condition}
    order by t.version`;
  const byProgram = Map.groupBy(rows, (row) => row.programId);
  return new Map([...byProgram].map(([programId, own]) => [programId, own.map(factsOf)]));
}

/**
 * Adds the next version; the caller holds the program's row lock, which is what numbers versions without gaps.
 * @throws DomainError `amount_too_precise` for more decimals than the program's currency has
 */
export async function insertTerms(
  tx: Tx,
  program: { readonly id: string; readonly currency: string },
  input: TermsInput,
  effectiveFrom: Date,
): Promise<void> {
  const { commission, attributionModel, windowDays, holdDays } = input;
  const [percent, base, flatMinor] =
    commission.kind === 'percent'
      ? [commission.percent, commission.base, null]
      : [null, null, parseAmount(commission.amount, program.currency)];
  await tx.db.execute`
    insert into program_terms (id, program_id, version, effective_from, attribution_model, window_days, hold_days,
      commission_kind, commission_percent, commission_base, commission_flat_minor, created_at)
    select ${newId('terms')}, ${program.id}, coalesce(max(version), 0) + 1, ${effectiveFrom}, ${attributionModel},
      ${windowDays}, ${holdDays}, ${commission.kind}, ${percent}, ${base}, ${flatMinor}, ${tx.now}
    from program_terms where program_id = ${program.id}`;
}

export function toTermsView({ rule, effectiveFrom, ...terms }: TermsFacts): TermsView {
  return {
    version: terms.version,
    effectiveFrom: effectiveFrom.toISOString(),
    attributionModel: terms.attributionModel,
    windowDays: terms.windowDays,
    commission:
      rule.kind === 'percent'
        ? { kind: 'percent', percent: rule.percent, base: rule.base }
        : { kind: 'flat', amount: formatAmount(rule.amountMinor, rule.currency) },
    holdDays: terms.holdDays,
  };
}

function factsOf({ kind, percent, base, flatMinor, currency, ...row }: Row): TermsFacts {
  const { version, effectiveFrom, attributionModel, windowDays, holdDays } = row;
  const rule: TermsFacts['rule'] =
    kind === 'percent'
      ? { version, kind, percent: percent ?? '0', base: base ?? 'net' }
      : { version, kind, amountMinor: flatMinor ?? 0n, currency };
  return { version, effectiveFrom, attributionModel, windowDays, holdDays, rule };
}
