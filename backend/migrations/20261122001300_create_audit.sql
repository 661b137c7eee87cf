-- migrate:up
-- Who changed what, on whose behalf, when and from where; written in the change's own transaction. What is personal stands in
-- audit_personal and here only as a salted commitment, so that erasing a person breaks no chain.
create table audit_entries (
  id text collate "C" primary key,
  position bigint generated always as identity unique,
  -- The chain follows (xid, position): below a snapshot's xmin nothing can come in between any more.
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz(3) not null,
  action text not null,
  actor_kind text not null check (actor_kind in ('user', 'merchant', 'system')),
  actor_id text collate "C" not null,
  request_id text,
  -- Ids of everything that was changed.
  targets text[] collate "C" not null,
  -- [{ kind, id, before, after }]
  changes jsonb not null,
  -- Commitment to where it came from, { ip, userAgent }; null for what the clock or another process caused.
  source jsonb
);
create index audit_entries_order on audit_entries (xid, position);
create index audit_entries_targets on audit_entries using gin (targets);
create index audit_entries_actor on audit_entries (actor_id, position);
create index audit_entries_action on audit_entries (action, position);

create table audit_personal (
  entry_id text collate "C" not null references audit_entries (id),
  path text collate "C" not null,
  salt text not null,
  value text not null,
  primary key (entry_id, path)
);

-- The hash chain over the entries, given by the sealer after their commit.
create table audit_seals (
  seq bigint primary key check (seq > 0),
  entry_id text collate "C" not null unique references audit_entries (id),
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default now()
);

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function audit_refuse_change();
create trigger audit_seals_append_only before update or delete or truncate on audit_seals
  for each statement execute function audit_refuse_change();

-- migrate:down
drop table audit_seals, audit_personal, audit_entries;
drop function audit_refuse_change;
