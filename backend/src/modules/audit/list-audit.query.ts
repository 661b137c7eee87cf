import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { pageQuery, timestampInput, timestampView } from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { join, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import { idsCalled, idsIn, namesOf } from './audit-names.query.js';

/** Filters of the trail; newest first. */
export const listAuditQuery = pageQuery.extend({
  action: z.string().max(64).optional().meta({ description: 'Name of the command, such as `ChangeProgram`.' }),
  actorId: z.string().max(64).optional(),
  actor: searchText.optional().meta({
    description: 'Who did it: an id, or part of the email address or name of a person or of the name of a key.',
  }),
  q: searchText.optional().meta({
    description: 'What was changed, or who did it: an id, an order number, an email address, a name or a code.',
  }),
  target: z.string().max(64).optional().meta({ description: 'Id of something that was changed.' }),
  from: timestampInput.optional().meta({ description: 'Included.' }),
  to: timestampInput.optional().meta({ description: 'Not included.' }),
});
export type ListAuditInput = z.infer<typeof listAuditQuery>;
/** A file has no pages. */
export const exportAuditQuery = listAuditQuery.omit({ limit: true, cursor: true });

const change = z.object({
  kind: z.string(),
  id: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
change.register(z.globalRegistry, { id: 'AuditChange' });

/** One command that changed something. Personal values that were erased are shown as null. */
export const auditEntryView = z.object({
  id: z.string(),
  at: timestampView,
  action: z.string(),
  actor: z.object({
    kind: z.enum(['user', 'merchant', 'system']),
    id: z.string().meta({ description: 'Of the person, of the API key, or the name of the schedule.' }),
    name: z.string().nullable().meta({ description: 'Email address, or the beginning of the key.' }),
  }),
  onBehalfOf: z
    .object({ affiliateId: z.string(), name: z.string().nullable() })
    .nullable()
    .meta({ description: 'The affiliate whose account the actor viewed, in a support view.' }),
  requestId: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  changes: z.array(change),
  names: z
    .record(z.string(), z.string())
    .meta({ description: 'What people call the things whose ids stand in the changes, by id.' }),
  seal: z
    .object({ seq: z.string(), hash: z.string() })
    .nullable()
    .meta({ description: 'Place in the hash chain; null for the first seconds.' }),
});
auditEntryView.register(z.globalRegistry, { id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof auditEntryView>;

interface Row {
  readonly id: string;
  readonly position: bigint;
  readonly at: Date;
  readonly action: string;
  readonly actorKind: AuditEntryView['actor']['kind'];
  readonly actorId: string;
  readonly actorName: string | null;
  readonly onBehalfOf: string | null;
  readonly affiliateName: string | null;
  readonly requestId: string | null;
  readonly changes: z.infer<typeof change>[];
  readonly personal: Readonly<Record<string, string>> | null;
  readonly seq: bigint | null;
  readonly hash: Uint8Array | null;
}

export class ListAudit extends Query<Page<AuditEntryView>> {
  constructor(readonly input: ListAuditInput) {
    super();
  }
}

@QueryHandler(ListAudit)
export class ListAuditHandler implements IQueryHandler<ListAudit> {
  constructor(private readonly db: Database) {}

  async execute({ input }: ListAudit): Promise<Page<AuditEntryView>> {
    const rows = await this.db.rows<Row>`
      select e.id, e.position, e.at, e.action, e.actor_kind as "actorKind", e.actor_id as "actorId",
        coalesce(u.email, k.prefix) as "actorName", e.on_behalf_of as "onBehalfOf", a.name as "affiliateName", e.request_id as "requestId", e.changes, s.seq, s.hash,
        (select jsonb_object_agg(p.path, p.value) from audit_personal p where p.entry_id = e.id) as personal
      from audit_entries e
      left join audit_seals s on s.entry_id = e.id
      left join users u on e.actor_kind = 'user' and u.id = e.actor_id
      left join affiliates a on a.id = e.on_behalf_of
      left join api_keys k on e.actor_kind = 'merchant' and k.id = e.actor_id
      where ${join([...conditions(input), ...(await this.called(input))], ' and ')}
      order by e.position desc limit ${input.limit + 1}`;
    const names = await namesOf(this.db, idsIn(rows.map(({ changes }) => changes)));
    return toPage(
      rows,
      input.limit,
      (row) => String(row.position),
      (row) => toView(row, names),
    );
  }

  /** What people typed, as the ids that it may mean. */
  private async called({ actor, q }: ListAuditInput): Promise<Sql[]> {
    const meant = async (text: string) => [text, ...(await idsCalled(this.db, text))];
    const [actors, things] = await Promise.all([actor && meant(actor), q && meant(q)]);
    return [
      ...(actors ? [sql`e.actor_id = any(${actors}::text[])`] : []),
      ...(things ? [sql`(e.targets && ${things}::text[] or e.actor_id = any(${things}::text[]))`] : []),
    ];
  }
}

function conditions({ action, actorId, target, from, to, cursor }: ListAuditInput): Sql[] {
  const edge = readCursor(cursor);
  return [
    sql`true`,
    ...(action === undefined ? [] : [sql`e.action = ${action}`]),
    ...(actorId === undefined ? [] : [sql`e.actor_id = ${actorId}`]),
    ...(target === undefined ? [] : [sql`e.targets @> ${[target]}::text[]`]),
    ...(from === undefined ? [] : [sql`e.at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [sql`e.at < ${new Date(to)}`]),
    ...(edge === undefined ? [] : [sql`e.position < ${BigInt(edge.replace(/\D/g, '') || '0')}`]),
  ];
}

function toView(row: Row, names: ReadonlyMap<string, string>): AuditEntryView {
  const personal = row.personal ?? {};
  const source = z
    .object({ ip: z.string(), userAgent: z.string().nullable() })
    .catch({ ip: '', userAgent: null })
    .parse(JSON.parse(personal['source'] ?? 'null'));
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    onBehalfOf: row.onBehalfOf === null ? null : { affiliateId: row.onBehalfOf, name: row.affiliateName },
    requestId: row.requestId,
    ip: source.ip === '' ? null : source.ip,
    userAgent: source.userAgent,
    changes: row.changes.map((one, i) => ({
      ...one,
      before: revealed(one.before, `changes.${i}.before`, personal),
      after: revealed(one.after, `changes.${i}.after`, personal),
    })),
    names: Object.fromEntries(idsIn(row.changes).flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? '']] : []))),
    seal: row.seq === null ? null : { seq: String(row.seq), hash: Buffer.from(row.hash ?? []).toString('hex') },
  };
}

/** Personal values put back in the place of what commits to them; null where the person was erased. */
function revealed(
  fields: Record<string, unknown> | null,
  path: string,
  personal: Readonly<Record<string, string>>,
): Record<string, unknown> | null {
  if (fields === null) return null;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isCommitment(value) ? (personal[`${path}.${name}`] ?? null) : value,
    ]),
  );
}

function isCommitment(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'committed' in value;
}
