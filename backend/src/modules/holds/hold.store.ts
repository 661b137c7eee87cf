import { actorId } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { columnsOf, jsonRows } from '../../platform/json-rows.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { holdRules } from './hold.js';
import type { HoldReason } from './hold.js';

/** What is held. */
export type HoldSubject = { readonly conversionId: string } | { readonly commissionId: string };

/** Opens a hold for each reason, with the commit; the subject has the status `on_hold` by then. */
export function openHolds(tx: Tx, subject: HoldSubject, reasons: readonly HoldReason[]): void {
  for (const reason of reasons) tx.beforeCommit('record', insertHolds, opened(tx, subject, reason));
}

/** For a subject that is read or changed again before the commit. */
export async function openHoldsNow(tx: Tx, subject: HoldSubject, reasons: readonly HoldReason[]): Promise<void> {
  if (reasons.length === 0) return;
  const holds = reasons.map((reason) => opened(tx, subject, reason));
  for (const statement of insertHolds(holds)) await tx.db.execute(statement);
}

/** Closes the open holds of a subject that have these reasons; the caller holds what locks the subject. */
export async function closeHolds(tx: Tx, subject: HoldSubject, reasons: readonly HoldReason[]): Promise<void> {
  if (reasons.length === 0) return;
  const { now, actor } = tx;
  await tx.db.execute`
    update holds set closed_at = ${now}, closed_by_kind = ${actor.kind}, closed_by = ${actorId(actor)}
    where ${isOf(subject)} and reason = any(${[...reasons]}::text[]) and closed_at is null`;
}

/** An expression for the reasons of the open holds of a conversion, the oldest first; `id` is one too. */
export function openHoldsOfConversion(id: Sql): Sql {
  return openReasons(sql`h.conversion_id = ${id}`);
}

/** The same of a commission. */
export function openHoldsOfCommission(id: Sql): Sql {
  return openReasons(sql`h.commission_id = ${id}`);
}

function openReasons(ofSubject: Sql): Sql {
  return sql`array(
    select h.reason from holds h where ${ofSubject} and h.closed_at is null order by h.opened_at, h.id)`;
}

function isOf(subject: HoldSubject): Sql {
  return 'conversionId' in subject
    ? sql`conversion_id = ${subject.conversionId}`
    : sql`commission_id = ${subject.commissionId}`;
}

function opened({ now, actor }: Tx, subject: HoldSubject, reason: HoldReason) {
  return {
    ...subject,
    ...holdRules[reason],
    ...{ id: newId('hold'), reason, openedAt: now, openedByKind: actor.kind, openedBy: actorId(actor) },
  };
}

function insertHolds(holds: readonly ReturnType<typeof opened>[]): Sql[] {
  return [
    sql`insert into holds (${columns})
      select ${columns} from jsonb_populate_recordset(null::holds, ${jsonRows(holds)}::jsonb)`,
  ];
}

const columns = columnsOf([
  'id',
  'conversionId',
  'commissionId',
  'reason',
  'blocks',
  'openedAt',
  'openedByKind',
  'openedBy',
  'closesWhen',
]);
