-- migrate:up
-- Answers of writes, kept 30 days under the caller's key; inserted in the effect's own transaction.
create table idempotency_keys (
  scope text collate "C" not null,
  key text collate "C" not null,
  input_hash bytea not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);

-- Facts on their way to JetStream. A row lives until its publish is acknowledged. `xid` lets the relay read only below the
-- snapshot's xmin; `aggregate_version` orders one aggregate's events; `relay_seq` is given once, before the first publish,
-- so that a message sent again carries the same number.
create table outbox (
  position bigint generated always as identity primary key,
  event_id uuid not null unique,
  aggregate_id text collate "C" not null,
  aggregate_version integer not null check (aggregate_version > 0),
  subject text collate "C" not null,
  event jsonb not null,
  headers jsonb not null default '{}',
  xid xid8 not null default pg_current_xact_id(),
  relay_seq bigint unique,
  created_at timestamptz not null default clock_timestamp(),
  unique (aggregate_id, aggregate_version)
);
create index outbox_unnumbered on outbox (position) where relay_seq is null;

-- The relay's producer numbering: dense, never reused. A new epoch begins when the database is restored from a backup.
create table outbox_relay (
  id smallint primary key default 1 check (id = 1),
  epoch uuid not null default gen_random_uuid(),
  last_seq bigint not null default 0
);
insert into outbox_relay default values;

-- What a consumer has already done, for effects without a unique key of their own.
create table inbox (
  consumer text collate "C" not null,
  event_id text collate "C" not null,
  handled_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_handled_at on inbox (handled_at);

-- Who may run a schedule or the relay right now; times are the database's, so hosts' clocks do not matter.
create table leases (
  name text collate "C" primary key,
  owner text collate "C" not null,
  expires_at timestamptz not null
);

-- migrate:down
drop table leases, inbox, outbox_relay, outbox, idempotency_keys;
