import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Prisma, PrismaClient } from '../../platform/database.js';
import type { Db } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { pageQuery } from '../../platform/schemas.js';
import { alertKind, alertState } from './alert.view.js';
import type { AlertView } from './alert.view.js';

/** Filters of the feed; newest first. */
export const listAlertsQuery = pageQuery.extend({ kind: alertKind.optional(), state: alertState.optional() });
export type ListAlertsInput = z.infer<typeof listAlertsQuery>;

interface Row {
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

const columns = Prisma.sql`
  select a.id, a.kind, a.severity, a.subject_kind as "subjectKind", a.subject_id as "subjectId", u.email as "subjectName",
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
  constructor(private readonly prisma: PrismaClient) {}

  async execute({ input }: ListAlerts): Promise<Page<AlertView>> {
    const rows = await this.prisma.$queryRaw<Row[]>`
      ${columns} where ${Prisma.join(conditions(input), ' and ')} order by a.id desc limit ${input.limit + 1}`;
    return toPage(rows, input.limit, ({ id }) => id, toView);
  }
}

export async function findAlert(db: Db, id: string): Promise<AlertView | undefined> {
  const [row] = await db.$queryRaw<Row[]>`${columns} where a.id = ${id}`;
  return row && toView(row);
}

function conditions({ kind, state, cursor }: ListAlertsInput): Prisma.Sql[] {
  const edge = readCursor(cursor);
  return [
    Prisma.sql`true`,
    ...(kind === undefined ? [] : [Prisma.sql`a.kind = ${kind}`]),
    ...(state === 'open' ? [Prisma.sql`a.resolved_at is null`] : []),
    ...(state === 'resolved' ? [Prisma.sql`a.resolved_at is not null`] : []),
    ...(edge === undefined ? [] : [Prisma.sql`a.id < ${edge}`]),
  ];
}

function toView({ subjectKind, subjectId, subjectName, resolvedAt, resolvedBy, note, ...row }: Row): AlertView {
  return {
    ...row,
    state: resolvedAt === null ? 'open' : 'resolved',
    subject: { kind: subjectKind, id: subjectId, name: subjectName },
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    resolution: resolvedAt && { at: resolvedAt.toISOString(), by: resolvedBy ?? '', note: note ?? '' },
  };
}
