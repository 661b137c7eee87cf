-- migrate:up
-- Why a conversion or commission is on hold was one column, and so one reason. Each reason is a row, which is opened and closed once.
create table holds (
  id text collate "C" primary key,
  -- What is held: one of them.
  conversion_id text collate "C",
  commission_id text collate "C",
  reason text collate "C" not null,
  blocks text collate "C" not null check (blocks in ('approval', 'payout')),
  opened_at timestamptz not null,
  opened_by_kind text collate "C" not null check (opened_by_kind in ('merchant', 'user', 'system')),
  -- An API key, a person, or the name of what the system was doing.
  opened_by text collate "C" not null,
  -- What ends it without anybody's decision; none where a person has to.
  closes_when text collate "C" check (closes_when in ('merchant_confirms', 'rate_arrives')),
  -- Until when it has to be decided.
  deadline timestamptz,
  closed_at timestamptz,
  closed_by_kind text collate "C" check (closed_by_kind in ('merchant', 'user', 'system')),
  closed_by text collate "C",
  constraint holds_subject check (num_nonnulls(conversion_id, commission_id) = 1),
  constraint holds_closed check (num_nonnulls(closed_at, closed_by_kind, closed_by) in (0, 3))
);

-- Both tables had one reason for each row on hold, so that a hold can have the digits of its subject's id.
create temporary table held on commit drop as
  select id as subject, id as conversion_id, null as commission_id, hold_reason as reason, recorded_at
  from conversions where hold_reason is not null
  union all
  select id, null, id, hold_reason, recorded_at from commissions where hold_reason is not null;
insert into holds (id, conversion_id, commission_id, reason, blocks, opened_at, opened_by_kind, opened_by, closes_when)
select 'hld_' || substr(subject, 5), conversion_id, commission_id, reason, 'approval', recorded_at, 'system', 'migration',
  case reason when 'merchant_pending' then 'merchant_confirms' when 'fx_rate_missing' then 'rate_arrives' end
from held;

do $$
declare
  differs text;
begin
  select coalesce(held.subject, h.id) into differs
  from held full join holds h on coalesce(h.conversion_id, h.commission_id) = held.subject
  where (h.conversion_id, h.commission_id, h.reason, h.opened_at) is distinct from
    (held.conversion_id, held.commission_id, held.reason, held.recorded_at)
  limit 1;
  if found then
    raise exception 'the hold of % is not what it was', differs using errcode = 'data_corrupted';
  end if;
end $$;

-- Looked at when the transaction commits: the holds of a group are written by one statement, whenever their subjects are.
alter table holds
  add constraint holds_conversion_id_fkey foreign key (conversion_id) references conversions (id) deferrable initially deferred,
  add constraint holds_commission_id_fkey foreign key (commission_id) references commissions (id) deferrable initially deferred;
create unique index holds_open_of_conversion on holds (conversion_id, reason)
  where conversion_id is not null and closed_at is null;
create unique index holds_open_of_commission on holds (commission_id, reason)
  where commission_id is not null and closed_at is null;

-- The same moment: `on_hold` is the status of those, and only those, with an open hold that blocks their approval. Nothing is asked
-- about the many that are not on hold.
create function holds_refuse_other_status() returns trigger language plpgsql as $$
declare
  conversion text;
  commission text;
begin
  case tg_table_name
    when 'conversions' then conversion := new.id;
    when 'commissions' then commission := new.id;
    else
      conversion := new.conversion_id;
      commission := new.commission_id;
  end case;
  if exists (
    select from conversions c where c.id = conversion and (c.status = 'on_hold') <> exists (
      select from holds h where h.conversion_id = c.id and h.closed_at is null and h.blocks = 'approval')
  ) or exists (
    select from commissions c where c.id = commission and (c.status = 'on_hold') <> exists (
      select from holds h where h.commission_id = c.id and h.closed_at is null and h.blocks = 'approval')
  ) then
    raise exception '% is on hold only while a hold of its approval is open, and as long as one is',
      coalesce(conversion, commission) using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger conversions_recorded_on_hold after insert on conversions deferrable initially deferred
  for each row when (new.status = 'on_hold') execute function holds_refuse_other_status();
create constraint trigger conversions_put_on_hold after update of status on conversions deferrable initially deferred
  for each row when ((old.status = 'on_hold') <> (new.status = 'on_hold')) execute function holds_refuse_other_status();
create constraint trigger commissions_accrued_on_hold after insert on commissions deferrable initially deferred
  for each row when (new.status = 'on_hold') execute function holds_refuse_other_status();
create constraint trigger commissions_put_on_hold after update of status on commissions deferrable initially deferred
  for each row when ((old.status = 'on_hold') <> (new.status = 'on_hold')) execute function holds_refuse_other_status();
create constraint trigger holds_of_status after insert or update on holds deferrable initially deferred
  for each row when (new.blocks = 'approval') execute function holds_refuse_other_status();

-- A further column that does not close a hold is named here too.
create function holds_allow_closing_only() returns trigger language plpgsql as $$
begin
  raise exception 'a hold is opened and then closed, once: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger holds_stay before delete or truncate or update of id, conversion_id, commission_id, reason, blocks, opened_at,
    opened_by_kind, opened_by, closes_when, deadline on holds
  for each statement execute function holds_allow_closing_only();
create trigger holds_closed_once before update on holds
  for each row when (old.closed_at is not null) execute function holds_allow_closing_only();
revoke update, delete, truncate on holds from tributary_app;
grant update (closed_at, closed_by_kind, closed_by) on holds to tributary_app;

-- migrate:down
drop trigger conversions_recorded_on_hold on conversions;
drop trigger conversions_put_on_hold on conversions;
drop trigger commissions_accrued_on_hold on commissions;
drop trigger commissions_put_on_hold on commissions;
drop table holds;
drop function holds_refuse_other_status, holds_allow_closing_only;
