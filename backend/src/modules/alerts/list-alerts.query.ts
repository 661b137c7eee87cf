import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Database } from '../../platform/database.js';
import type { Db } from '../../platform/db.js';
import { compositeKey, readCompositeCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { pageQuery } from '../../platform/schemas.js';
import { join, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import { alertKind, alertState } from './alert.view.js';
import type { AlertView } from './alert.view.js';

/** Filters of the feed; open ones first, of these the most severe, and what happened last before what happened earlier. */
export const listAlertsQuery = pageQuery.extend({ kind: alertKind.optional(), state: alertState.optional() });
export type ListAlertsInput = z.infer<typeof listAlertsQuery>;

interface Row {
  readonly rank: number;
  readonly id: string;
  readonly kind: string;
  readonly severity: AlertView['severity'];
  readonly subjectKind: AlertView['subject']['kind'];
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly summary: string;
  readonly evidence: AlertView['evidence'];
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  readonly note: string | null;
}

/** An open alert by its severity; one that is resolved is nobody's task, however severe it was. */
const rank = sql`
  (case when a.resolved_at is not null then 0 when a.severity = 'critical' then 3 when a.severity = 'warning' then 2 else 1 end)`;

const columns = sql`
  select ${rank} as rank, a.id, a.kind, a.severity, a.subject_kind as "subjectKind", a.subject_id as "subjectId", u.email as "subjectName",
    a.summary, a.evidence, a.count, a.first_at as "firstAt", a.last_at as "lastAt", a.resolved_at as "resolvedAt",
    r.email as "resolvedBy", a.note
  from security_alerts a
  left join users u on a.subject_kind = 'user' and u.id = a.subject_id
  left join users r on r.id = a.resolved_by`;

export class ListAlerts extends Query<Page<AlertView>> {
  constructor(readonly input: ListAlertsInput) {
    super();
  }
}

@QueryHandler(ListAlerts)
export class ListAlertsHandler implements IQueryHandler<ListAlerts> {
  constructor(private readonly db: Database) {}

  async execute({ input }: ListAlerts): Promise<Page<AlertView>> {
    const rows = await this.db.rows<Row>`
      ${columns} where ${join(conditions(input), ' and ')} order by ${rank} desc, a.last_at desc, a.id desc limit ${input.limit + 1}`;
    const key = ({ rank: place, lastAt, id }: Row) => compositeKey(String(place), String(lastAt.getTime()), id);
    return toPage(rows, input.limit, key, toView);
  }
}

export async function findAlert(db: Db, id: string): Promise<AlertView | undefined> {
  const [row] = await db.rows<Row>`${columns} where a.id = ${id}`;
  return row && toView(row);
}

function conditions({ kind, state, cursor }: ListAlertsInput): Sql[] {
  const [place, lastAt, id] = readCompositeCursor(cursor, [/^[0-3]$/, /^\d{1,14}$/, /^alr_\w+$/]) ?? [];
  return [
    sql`true`,
    ...(kind === undefined ? [] : [sql`a.kind = ${kind}`]),
    ...(state === 'open' ? [sql`a.resolved_at is null`] : []),
    ...(state === 'resolved' ? [sql`a.resolved_at is not null`] : []),
    ...(id === undefined
      ? []
      : [sql`(${rank}, a.last_at, a.id) < (${Number(place)}, ${new Date(Number(lastAt))}, ${id})`]),
  ];
}

function toView(row: Row): AlertView {
  const { id, kind, severity, summary, evidence, count, subjectKind, subjectId, subjectName, resolvedAt } = row;
  return {
    ...{ id, kind, severity, summary, evidence, count },
    state: resolvedAt === null ? 'open' : 'resolved',
    subject: { kind: subjectKind, id: subjectId, name: subjectName },
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    resolution: resolvedAt && { at: resolvedAt.toISOString(), by: row.resolvedBy ?? '', note: row.note ?? '' },
  };
}
