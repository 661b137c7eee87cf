import type { Db } from '../../platform/db.js';
import { columnsOf, jsonRows } from '../../platform/json-rows.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { openHolds, openHoldsNow, openHoldsOfCommission } from '../holds/public.js';
import type { Commission } from './commission.js';
import { readLines, writeLine } from './line-document.js';
import type { LineDocument } from './line-document.js';

/** A commission as the database answers it. */
export type CommissionRecord = Omit<Commission, 'lines'> & { readonly lines: unknown };

/** Stores them with the commit. Their conversion's row is handed over first. */
export function addCommissions(tx: Tx, commissions: readonly Commission[]): void {
  for (const commission of commissions) {
    tx.beforeCommit('record', insertCommissions, commission);
    openHolds(tx, { commissionId: commission.id }, commission.holdReasons);
  }
}

/** For those that are read or changed again before the commit. */
export async function addCommissionsNow(tx: Tx, commissions: readonly Commission[]): Promise<void> {
  for (const statement of insertCommissions(commissions)) await tx.db.execute(statement);
  for (const { id, holdReasons } of commissions) await openHoldsNow(tx, { commissionId: id }, holdReasons);
}

/** Commissions come with their lines in one statement, at whose end the database adds them up. */
function insertCommissions(commissions: readonly Commission[]): Sql[] {
  const rows = commissions.map(({ lines: _, holdReasons: __, ...row }) => row);
  const lines = commissions.flatMap(lineRows);
  const statement = sql`
    with added as (
      insert into commissions (${insertedColumns})
      select ${insertedColumns} from jsonb_populate_recordset(null::commissions, ${jsonRows(rows)}::jsonb))
    insert into commission_lines (${lineColumns})
    select ${lineColumns} from jsonb_populate_recordset(null::commission_lines, ${jsonRows(lines)}::jsonb)`;
  return [statement];
}

/** All commissions of a conversion, locked in the order of their ids. */
export async function lockCommissionsOf(tx: Tx, conversionId: string): Promise<Commission[]> {
  const rows = await tx.db.rows<CommissionRecord>`
    select ${commissionColumns} from commissions c where conversion_id = ${conversionId} order by id for update`;
  return rows.map(toCommission);
}

/** Commissions whose hold period has ended, locked; those that someone else is working on are left to them. */
export async function lockDueCommissions(tx: Tx, limit: number): Promise<Commission[]> {
  const rows = await tx.db.rows<CommissionRecord>`
    select ${commissionColumns} from commissions c where status = 'pending' and approve_after <= ${tx.now}
    order by approve_after, id limit ${limit} for update skip locked`;
  return rows.map(toCommission);
}

/** Writes what a decision changes; the caller holds the row's lock and gives the next version. */
export async function updateCommission(
  tx: Tx,
  { id, status, reversedMinor, approvedAt, version }: Commission,
): Promise<void> {
  await tx.db.execute`
    update commissions set status = ${status}, reversed_minor = ${reversedMinor}, approved_at = ${approvedAt},
      version = ${version}
    where id = ${id}`;
}

export async function findCommissionsOf(db: Db, conversionId: string): Promise<Commission[]> {
  const rows = await db.rows<CommissionRecord>`
    select ${commissionColumns} from commissions c where conversion_id = ${conversionId} order by id`;
  return rows.map(toCommission);
}

export function toCommission<R extends CommissionRecord>(row: R): Omit<R, 'lines'> & Commission {
  return { ...row, lines: readLines(row.lines) };
}

/** Every column of `commissions c` and its lines, named as the interface names them; for queries of this module. */
export const commissionColumns = sql`
  c.id, c.conversion_id as "conversionId", c.decision_no as "decisionNo", c.program_id as "programId",
  c.merchant_id as "merchantId", c.affiliate_id as "affiliateId", c.link_id as "linkId", c.livemode, c.status,
  ${openHoldsOfCommission(sql`c.id`)} as "holdReasons",
  c.currency, c.amount_minor as "amountMinor", c.reversed_minor as "reversedMinor",
  c.terms_version as "termsVersion", c.occurred_at as "occurredAt", c.recorded_at as "recordedAt",
  c.approve_after as "approveAfter", c.approved_at as "approvedAt", c.version,
  (select jsonb_agg(jsonb_build_object('ruleId', l.rule_id, 'ruleVersion', l.rule_version, 'itemNo', l.item_no,
      'kind', l.kind, 'baseMinor', l.base_minor::text, 'rate', l.rate, 'amountMinor', l.amount_minor::text,
      'exchangeRateId', l.exchange_rate_id, 'inputs', l.inputs) order by l.line_no)
    from commission_lines l where l.commission_id = c.id) as lines`;

const insertedColumns = columnsOf([
  'id',
  'conversionId',
  'decisionNo',
  'programId',
  'merchantId',
  'affiliateId',
  'linkId',
  'livemode',
  'status',
  'currency',
  'amountMinor',
  'reversedMinor',
  'termsVersion',
  'occurredAt',
  'recordedAt',
  'approveAfter',
  'approvedAt',
  'version',
] satisfies (keyof Commission)[]);

interface LineRow extends LineDocument {
  readonly commissionId: string;
  readonly lineNo: number;
  readonly programId: string;
}

function lineRows({ id, programId, lines }: Commission): LineRow[] {
  return lines.map((line, i) => ({
    commissionId: id,
    lineNo: i + 1,
    programId,
    ...writeLine(line),
  }));
}

const lineColumns = columnsOf([
  'commissionId',
  'lineNo',
  'programId',
  'ruleId',
  'ruleVersion',
  'itemNo',
  'kind',
  'baseMinor',
  'rate',
  'amountMinor',
  'exchangeRateId',
  'inputs',
] satisfies (keyof LineRow)[]);
