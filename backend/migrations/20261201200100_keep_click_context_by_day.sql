-- migrate:up
-- How a click is called in its context: the 16 bytes of its id behind the first, which begin with its time in milliseconds and
-- go on with what is random of it (backend/src/modules/tracking/rules/click-id.ts). Null for what is no click id.
create function click_key(click_id text) returns uuid language sql immutable strict parallel safe as $$
  select case when click_id ~ '^[A-Za-z0-9_-]{52}$' then
    encode(substring(decode(translate(click_id, '-_', '+/'), 'base64') from 2 for 16), 'hex')::uuid end $$;

-- The least key of a day in UTC.
create function first_click_key(day date) returns uuid language sql immutable strict parallel safe as $$
  select (lpad(to_hex((extract(epoch from day::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

alter table click_context rename to former_click_context;
alter index click_context_pkey rename to former_click_context_pkey;

-- What is known of a click beyond its signed id. Two kinds, because a flagged click is kept for a shorter time; of each a
-- partition a day, because a day that is needed no more is dropped as a whole.
create table click_context (
  click_key uuid not null,
  clicked_at timestamptz(3) not null,
  bot boolean not null,
  link_id text collate "C" not null,
  country text,
  device text,
  sub_ids jsonb,
  referrer_host text,
  primary key (click_key, bot)
) partition by list (bot);
create table click_context_counted partition of click_context for values in (false) partition by range (click_key);
create table click_context_flagged partition of click_context for values in (true) partition by range (click_key);
-- Whatever comes on a day that nobody made in time.
create table click_context_counted_default partition of click_context_counted default;
create table click_context_flagged_default partition of click_context_flagged default;

-- Makes the days of one kind that are missing, and moves what came before its day was made. Runs with the rights of whoever
-- migrates, because the application may not change the schema.
create function make_click_context_days(kind text, first date, last date) returns integer
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
  parent text := case kind when 'counted' then 'click_context_counted' when 'flagged' then 'click_context_flagged' end;
  fallback text := parent || '_default';
  day date;
  partition text;
  made integer := 0;
begin
  for day in select generate_series(first, last, interval '1 day') loop
    partition := parent || to_char(day, '"_"YYYYMMDD');
    continue when to_regclass(partition) is not null;
    execute format('create table %I (like %I including defaults including constraints)', partition, parent);
    execute format('lock table %I in share row exclusive mode', fallback);
    execute format('with moved as (delete from %I where click_key >= %L and click_key < %L returning *)
      insert into %I select * from moved', fallback, first_click_key(day), first_click_key(day + 1), partition);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)',
      parent, partition, first_click_key(day), first_click_key(day + 1));
    made := made + 1;
  end loop;
  return made;
end $$;

-- Drops up to `at_most` days of one kind that lie before a day, the earliest first, and what no day has been made for.
create function drop_click_context_days(kind text, before date, at_most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  parent text := case kind when 'counted' then 'click_context_counted' when 'flagged' then 'click_context_flagged' end;
  partition text;
  dropped integer := 0;
begin
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = parent::regclass and c.relname ~ '_\d{8}$' and right(c.relname, 8) < to_char(before, 'YYYYMMDD')
    order by c.relname limit at_most
  loop
    execute format('drop table %I', partition);
    dropped := dropped + 1;
  end loop;
  execute format('delete from %I where click_key < %L', parent || '_default', first_click_key(before));
  return dropped;
end $$;
revoke all on function make_click_context_days, drop_click_context_days from public;
grant execute on function make_click_context_days, drop_click_context_days to tributary_app;

-- A day for every day that has clicks, then all of them at once.
select make_click_context_days(kind, day::date, day::date)
from generate_series(
  (select date_trunc('day', min(clicked_at) at time zone 'UTC') from former_click_context),
  (select max(clicked_at) at time zone 'UTC' from former_click_context), interval '1 day') day,
  unnest(array['counted', 'flagged']) kind
where exists (
  select from former_click_context f
  where f.clicked_at >= day at time zone 'UTC' and f.clicked_at < (day + interval '1 day') at time zone 'UTC'
    and f.bot = (kind = 'flagged'));
insert into click_context (click_key, clicked_at, bot, link_id, country, device, sub_ids, referrer_host)
select click_key(click_id), clicked_at, bot, link_id, country, device, sub_ids, referrer_host from former_click_context;
do $$ begin
  if (select count(*) from click_context) <> (select count(*) from former_click_context) then
    raise exception 'click contexts are not what they were' using errcode = 'data_corrupted';
  end if;
end $$;
drop table former_click_context;
select make_click_context_days(kind, (now() at time zone 'UTC')::date, (now() at time zone 'UTC')::date + 2)
from unnest(array['counted', 'flagged']) kind;

-- migrate:down
-- Ids cannot be told from keys: contexts begin anew.
drop table click_context;
drop function make_click_context_days, drop_click_context_days, first_click_key, click_key;
create table click_context (
  click_id text collate "C" primary key,
  link_id text collate "C" not null,
  clicked_at timestamptz not null,
  bot boolean not null,
  country text,
  device text,
  sub_ids jsonb,
  referrer_host text
);
create index click_context_clicked_at on click_context (clicked_at);
