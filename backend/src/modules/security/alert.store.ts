import type { Tx } from '../../platform/transaction.js';
import type { Evidence, NewAlert, Severity } from './alert.js';

/** What was seen, and when (RFC 3339). */
export type Occurrence = Evidence & { readonly at: string };

export interface OpenAlert {
  readonly id: string;
  readonly count: number;
  readonly evidence: readonly Occurrence[];
}

/** Waits for whoever raises the same anomaly, so that two at once do not make two alerts of it. */
export async function lockAnomaly(tx: Tx, { kind, subject }: NewAlert): Promise<void> {
  const name = `security-alert/${kind}/${subject.kind}/${subject.id}`;
  await tx.db.execute`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** The open alert that the anomaly belongs to, when it began at `since` or later. */
export async function findOpenAlert(tx: Tx, { kind, subject }: NewAlert, since: Date): Promise<OpenAlert | undefined> {
  const rows = await tx.db.rows<OpenAlert>`
    select id, count, evidence from security_alerts
    where kind = ${kind} and subject_kind = ${subject.kind} and subject_id = ${subject.id}
      and resolved_at is null and first_at > ${since}
    order by first_at desc limit 1`;
  return rows[0];
}

export interface AlertRow {
  readonly id: string;
  readonly alert: NewAlert;
  readonly severity: Severity;
}

export async function insertAlert(tx: Tx, { id, alert, severity }: AlertRow, first: Occurrence): Promise<void> {
  const { kind, subject, summary } = alert;
  await tx.db.execute`
    insert into security_alerts (id, kind, severity, summary, subject_kind, subject_id, evidence, first_at, last_at)
    values (${id}, ${kind}, ${severity}, ${summary}, ${subject.kind}, ${subject.id}, ${JSON.stringify([first])}::jsonb,
      ${tx.now}, ${tx.now})`;
}

export async function countAgain(tx: Tx, { id, count, evidence }: OpenAlert): Promise<void> {
  await tx.db.execute`
    update security_alerts set count = ${count}, evidence = ${JSON.stringify(evidence)}::jsonb, last_at = ${tx.now}
    where id = ${id}`;
}

/** Who resolved an alert, as what, and why. */
export interface Resolution {
  readonly resolvedBy: string;
  readonly note: string;
}

/** @returns false when there is no such alert, or it was resolved before */
export async function resolveOpenAlert(tx: Tx, id: string, { resolvedBy, note }: Resolution): Promise<boolean> {
  const resolved = await tx.db.execute`
    update security_alerts set resolved_at = ${tx.now}, resolved_by = ${resolvedBy}, note = ${note}
    where id = ${id} and resolved_at is null`;
  return resolved === 1;
}

/** Forgets alerts that were last seen before then, the oldest first. @param atMost so many at a time @returns how many */
export async function removeAlertsBefore({ db }: Tx, before: Date, atMost: number): Promise<number> {
  return db.execute`
    delete from security_alerts where id in (
      select id from security_alerts where last_at < ${before} order by last_at limit ${atMost} for update skip locked)`;
}
