import type { CommissionDelta, CommissionState } from '../../contracts/commission-state.js';
import type { CommissionState as Status } from '../../kernel/states.js';
import { formatAmount } from '../../kernel/money.js';

import { columnsOf, jsonRows } from '../../platform/json-rows.js';
import type { Db } from '../../platform/db.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';

/** A commission as stored; amounts in minor units of `currency`, the program's. */
export interface Commission {
  readonly id: string;
  readonly conversionId: string;
  readonly programId: string;
  readonly merchantId: string;
  readonly affiliateId: string;
  readonly linkId: string | null;
  readonly livemode: boolean;
  readonly status: Status;
  readonly holdReason: string | null;
  readonly currency: string;
  readonly baseMinor: bigint | null;
  /** As accrued; null while it is undecided. */
  readonly amountMinor: bigint | null;
  readonly reversedMinor: bigint;
  readonly shareNumerator: bigint;
  readonly shareDenominator: bigint;
  readonly termsVersion: number;
  readonly explanation: unknown;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly approveAfter: Date;
  readonly approvedAt: Date | null;
  readonly version: number;
}

/** With the commit: a row writer. */
export function insertCommissions(commissions: readonly Commission[]): Sql[] {
  const statement = sql`
    insert into commissions (${insertedColumns})
    select ${insertedColumns} from jsonb_populate_recordset(null::commissions, ${jsonRows(commissions)}::jsonb)`;
  return [statement];
}

/** For those that are read or changed again before the commit. */
export async function insertCommissionsNow(tx: Tx, commissions: readonly Commission[]): Promise<void> {
  for (const statement of insertCommissions(commissions)) await tx.db.execute(statement);
}

/** All commissions of a conversion, locked in the order of their ids. */
export async function lockCommissionsOf(tx: Tx, conversionId: string): Promise<Commission[]> {
  return tx.db.rows<Commission>`
    select ${commissionColumns} from commissions c where conversion_id = ${conversionId} order by id for update`;
}

/** Commissions whose hold period has ended, locked; those that someone else is working on are left to them. */
export async function lockDueCommissions(tx: Tx, limit: number): Promise<Commission[]> {
  return tx.db.rows<Commission>`
    select ${commissionColumns} from commissions c where status = 'pending' and approve_after <= ${tx.now}
    order by approve_after, id limit ${limit} for update skip locked`;
}

/** Writes what a decision changes; the caller holds the row's lock and gives the next version. */
export async function updateCommission(
  tx: Tx,
  { id, status, holdReason, reversedMinor, approvedAt, version }: Commission,
): Promise<void> {
  await tx.db.execute`
    update commissions set status = ${status}, hold_reason = ${holdReason}, reversed_minor = ${reversedMinor},
      approved_at = ${approvedAt}, version = ${version}
    where id = ${id}`;
}

export async function findCommissionsOf(db: Db, conversionId: string): Promise<Commission[]> {
  return db.rows<Commission>`
    select ${commissionColumns} from commissions c where conversion_id = ${conversionId} order by id`;
}

/** What events say of a commission. */
export function toCommissionState(c: Commission): CommissionState {
  const text = (minor: bigint) => formatAmount(minor, c.currency);
  return {
    id: c.id,
    conversionId: c.conversionId,
    merchantId: c.merchantId,
    programId: c.programId,
    affiliateId: c.affiliateId,
    linkId: c.linkId,
    livemode: c.livemode,
    status: c.status,
    holdReason: c.holdReason,
    currency: c.currency,
    amount: c.amountMinor === null ? null : text(c.amountMinor),
    reversedAmount: text(c.reversedMinor),
    baseAmount: c.baseMinor === null ? null : text(c.baseMinor),
    termsVersion: c.termsVersion,
    occurredAt: c.occurredAt.toISOString(),
    recordedAt: c.recordedAt.toISOString(),
    approveAfter: c.approveAfter.toISOString(),
  };
}

/** Signed amounts in minor units as an event's delta. */
export function toCommissionDelta(
  currency: string,
  delta: { earned: bigint; pending: bigint; approved: bigint },
): CommissionDelta {
  const text = (minor: bigint) => formatAmount(minor, currency);
  return { earned: text(delta.earned), pending: text(delta.pending), approved: text(delta.approved) };
}

/** Every column of `commissions c`, named as the interface names it; for queries of this module. */
export const commissionColumns = sql`
  c.id, c.conversion_id as "conversionId", c.program_id as "programId", c.merchant_id as "merchantId",
  c.affiliate_id as "affiliateId", c.link_id as "linkId", c.livemode, c.status, c.hold_reason as "holdReason", c.currency,
  c.base_minor as "baseMinor", c.amount_minor as "amountMinor", c.reversed_minor as "reversedMinor",
  c.share_numerator as "shareNumerator", c.share_denominator as "shareDenominator", c.terms_version as "termsVersion",
  c.explanation, c.occurred_at as "occurredAt", c.recorded_at as "recordedAt", c.approve_after as "approveAfter",
  c.approved_at as "approvedAt", c.version`;

const insertedColumns = columnsOf([
  'id',
  'conversionId',
  'programId',
  'merchantId',
  'affiliateId',
  'linkId',
  'livemode',
  'status',
  'holdReason',
  'currency',
  'baseMinor',
  'amountMinor',
  'reversedMinor',
  'shareNumerator',
  'shareDenominator',
  'termsVersion',
  'explanation',
  'occurredAt',
  'recordedAt',
  'approveAfter',
  'approvedAt',
  'version',
] satisfies (keyof Commission)[]);
