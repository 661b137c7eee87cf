-- migrate:up
-- Every event that was ever published, as it was published; written together with its row in the outbox, which goes once the
-- stream has it. By month of `at`, so that old months can be moved out; a month without a partition of its own falls into
-- `events_default`, and no insert ever fails for want of one.
create table events (
  id uuid not null,
  -- The name of its contract, which ends in the contract's version.
  type text collate "C" not null check (type ~ '\.v[0-9]+$'),
  aggregate_id text collate "C" not null,
  aggregate_version integer not null check (aggregate_version > 0),
  at timestamptz(3) not null,
  -- The request that caused it; null for what waited in the outbox before this table existed.
  request_id text,
  -- Where it was published: with it, it can be published again.
  subject text collate "C" not null,
  event jsonb not null,
  -- Readers follow (xid, position): below a snapshot's xmin nothing can come in between any more.
  xid xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  primary key (at, id),
  constraint events_are_their_envelope check (event ->> 'id' = id::text and event ->> 'type' = type)
) partition by range (at);
create index events_order on events (xid, position);
create index events_aggregate on events (aggregate_id, aggregate_version);

create function refuse_change_of_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

-- A partition is a table that can be named: it needs the trigger itself, and to be taken from what the application may use by default.
create procedure protect_events(partition text) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete or truncate on %I
    for each statement execute function refuse_change_of_append_only()', partition);
  execute format('revoke all on %I from tributary_app', partition);
end $$;

create table events_default partition of events default;
call protect_events('events');
call protect_events('events_default');
grant select, insert on events to tributary_app;

-- Makes what is missing of this month and the following ones. A month that has rows in `events_default` already stays there. Runs
-- with the rights of whoever migrates, because the application may not change the schema.
create function make_event_partitions(months_ahead integer) returns integer
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
  month timestamptz;
  partition text;
  made integer := 0;
begin
  for month in select date_trunc('month', now()) + make_interval(months => n) from generate_series(0, months_ahead) as n loop
    partition := to_char(month, '"events_"YYYY_MM');
    continue when to_regclass(partition) is not null
      or exists (select from events_default where at >= month and at < month + interval '1 month');
    -- Made apart and attached: that way nobody who inserts has to wait for it.
    execute format('create table %I (like events including defaults including constraints)', partition);
    call protect_events(partition);
    execute format('alter table events attach partition %I for values from (%L) to (%L)',
      partition, month, month + interval '1 month');
    made := made + 1;
  end loop;
  return made;
end $$;
revoke all on function make_event_partitions from public;
revoke all on procedure protect_events from public;
grant execute on function make_event_partitions to tributary_app;
select make_event_partitions(2);

-- What waits was not kept yet. Until the end of this nothing may come or go.
lock table outbox in share row exclusive mode;
insert into events (id, type, aggregate_id, aggregate_version, at, subject, event)
select event_id, event ->> 'type', aggregate_id, aggregate_version, (event ->> 'time')::timestamptz, subject, event
from outbox order by position;
do $$ begin
  if exists (select event_id, event from outbox except select id, event from events)
    or (select count(*) from events) <> (select count(*) from outbox) then
    raise exception 'events do not equal what waits in the outbox';
  end if;
end $$;

-- migrate:down
drop table events;
drop function make_event_partitions, refuse_change_of_append_only;
drop procedure protect_events;
