import { createHash, randomUUID } from 'node:crypto';
import { actorId } from './actor.js';
import type { Actor } from './actor.js';
import { newId } from './ids.js';
import { sql } from './sql.js';
import type { Sql } from './sql.js';

/** What a command did to one thing. `before` is null for what is new, `after` for what is gone. Plain JSON, no secrets. */
export interface Change {
  /** `program`, `affiliate`, `link`, …: decides which fields are personal. */
  readonly kind: string;
  readonly id: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** Where a request came from. */
export interface Origin {
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string | null;
}

/** An entry on its way into the trail. */
export interface AuditedCommand {
  readonly action: string;
  readonly actor: Actor;
  readonly origin: Origin | undefined;
  readonly at: Date;
  readonly changes: readonly Change[];
}

/** What stands in an entry instead of a personal value. */
export interface Commitment {
  readonly committed: string;
}

interface Personal {
  readonly entry_id: string;
  readonly path: string;
  readonly salt: string;
  readonly value: string;
}

/** Fields that say who somebody is, by the kind of thing that has them. */
const personalFields: Readonly<Record<string, readonly string[]>> = {
  affiliate: ['name', 'email'],
  user: ['name', 'email'],
  invitation: ['email'],
  supportView: ['reason'],
  securityAlert: ['subject', 'note'],
  // What somebody searched for may be a person's name or address.
  savedView: ['query'],
};

/** Writes entries, their personal values apart. Part of the transaction that made the changes. */
export function auditEntries(commands: readonly AuditedCommand[]): Sql[] {
  const personal: Personal[] = [];
  const entries = commands.map(({ action, actor, origin, at, changes }) => {
    const id = newId('auditEntry');
    const committed = (kind: string, path: string, fields: object | null) =>
      fields === null ? null : commitFields(fields, personalFields[kind] ?? [], { id, path, personal });
    return {
      id,
      at,
      action,
      ...actorColumns(actor),
      request_id: origin?.requestId ?? null,
      targets: [...new Set(changes.map((change) => change.id))],
      changes: changes.map(({ kind, id: target, before, after }, i) => ({
        kind,
        id: target,
        before: committed(kind, `changes.${i}.before`, before),
        after: committed(kind, `changes.${i}.after`, after),
      })),
      source: origin === undefined ? null : commit({ id, path: 'source', value: sourceText(origin), personal }),
    };
  });
  const statement = sql`
    with entries as (
      insert into audit_entries
        (id, at, action, actor_kind, actor_id, on_behalf_of, request_id, targets, changes, source)
      select id, at, action, actor_kind, actor_id, on_behalf_of, request_id, targets, changes, source
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(id text, at timestamptz, action text,
        actor_kind text, actor_id text, on_behalf_of text, request_id text, targets text[], changes jsonb, source jsonb))
    insert into audit_personal (entry_id, path, salt, value)
    select entry_id, path, salt, value
    from jsonb_to_recordset(${JSON.stringify(personal)}::jsonb) as r(entry_id text, path text, salt text, value text)`;
  return [statement];
}

/** The commitment to a personal value: SHA-256 of salt and value, so that the value cannot be guessed from it. */
export function commitmentTo(salt: string, value: string): string {
  return createHash('sha256').update(`${salt}:${value}`).digest('hex');
}

interface Place {
  readonly id: string;
  readonly path: string;
  readonly personal: Personal[];
}

function commitFields(fields: object, names: readonly string[], { id, path, personal }: Place): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      names.includes(name) && typeof value === 'string'
        ? commit({ id, path: `${path}.${name}`, value, personal })
        : value,
    ]),
  );
}

function commit({ id, path, value, personal }: Place & { readonly value: string }): Commitment {
  const salt = randomUUID();
  personal.push({ entry_id: id, path, salt, value });
  return { committed: commitmentTo(salt, value) };
}

/** One value, because one is seldom erased without the other. */
function sourceText({ ip, userAgent }: Origin): string {
  return JSON.stringify({ ip, userAgent });
}

function actorColumns(actor: Actor): { actor_kind: Actor['kind']; actor_id: string; on_behalf_of: string | null } {
  const onBehalf = actor.kind === 'user' ? actor.onBehalf : undefined;
  return { actor_kind: actor.kind, actor_id: actorId(actor), on_behalf_of: onBehalf?.affiliateId ?? null };
}
