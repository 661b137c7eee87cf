import { outboxEvent } from '../contracts/events.js';
import type { OutboxEvent } from '../contracts/events.js';

import { newUuid } from '../platform/ids.js';
import { currentContext, currentTrace } from '../platform/request-context.js';
import { traceHeaders } from '../platform/trace-context.js';
import type { Tx } from '../platform/transaction.js';
import { sql } from '../platform/sql.js';
import type { Sql } from '../platform/sql.js';

/** A fact to announce: its contract's `type` and `data`, the subject it goes to, and the aggregate's new version. */
export type Fact = {
  [T in OutboxEvent['type']]: {
    readonly type: T;
    readonly data: Extract<OutboxEvent, { type: T }>['data'];
    readonly subject: string;
    readonly aggregateId: string;
    /** Assigned under the aggregate's row lock: 1 for a new one, then one more for each fact. */
    readonly aggregateVersion: number;
  };
}[OutboxEvent['type']];

interface Row {
  event_id: string;
  aggregate_id: string;
  aggregate_version: number;
  request_id: string | null;
  subject: string;
  event: OutboxEvent | { readonly id: string };
  /** Also in the events, for good. */
  kept: boolean;
  headers: Readonly<Record<string, string>>;
}

/**
 * Announces a fact in the transaction that makes it true: it reaches JetStream if and only if the transaction commits.
 * @throws ZodError when the fact does not keep its contract: a defect, and better found here than by every reader
 */
export function append(tx: Tx, fact: Fact): void {
  const event = outboxEvent.parse({
    specversion: '1.0',
    id: newUuid(),
    type: fact.type,
    source: 'tributary',
    time: tx.now.toISOString(),
    subject: fact.aggregateId,
    aggregateversion: fact.aggregateVersion,
    data: fact.data,
  });
  tx.beforeCommit('announce', write, {
    event_id: event.id,
    aggregate_id: fact.aggregateId,
    aggregate_version: fact.aggregateVersion,
    request_id: currentContext()?.requestId ?? null,
    subject: fact.subject,
    event,
    kept: true,
    headers: headersOf(tx),
  });
}

/** A job that somebody is to do: the workers hear of it if and only if the transaction commits. */
export interface JobAnnouncement {
  readonly id: string;
  readonly subject: string;
  /** One more at each announcement of the same job. */
  readonly version: number;
}

/** Announces a job. It is no fact: what happened is told by what the job does, so the events do not keep it. */
export function announceJob(tx: Tx, { id, subject, version }: JobAnnouncement): void {
  tx.beforeCommit('announce', write, {
    event_id: newUuid(),
    aggregate_id: id,
    aggregate_version: version,
    request_id: currentContext()?.requestId ?? null,
    subject,
    event: { id },
    kept: false,
    headers: headersOf(tx),
  });
}

function headersOf(tx: Tx): Readonly<Record<string, string>> {
  const trace = tx.span?.spanContext() ?? currentTrace();
  return trace ? traceHeaders(trace) : {};
}

/** Rows in the outbox until they are published; those of facts also in the events, for good. */
function write(rows: readonly Row[]): Sql[] {
  const statement = sql`
    with facts as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(event_id uuid, aggregate_id text, aggregate_version integer, request_id text, subject text, event jsonb,
             kept boolean, headers jsonb)
      order by aggregate_id, aggregate_version),
    kept as (
      insert into events (id, type, aggregate_id, aggregate_version, at, request_id, subject, event)
      select event_id, event ->> 'type', aggregate_id, aggregate_version, (event ->> 'time')::timestamptz, request_id,
             subject, event
      from facts where facts.kept)
    insert into outbox (event_id, aggregate_id, aggregate_version, subject, event, headers)
    select event_id, aggregate_id, aggregate_version, subject, event, headers from facts`;
  return [statement];
}
