-- migrate:up
do $$
declare
  differs text;
begin
  select coalesce(held.subject, shown.subject) into differs
  from (
    select id as subject, hold_reason as reason from conversions where hold_reason is not null
    union all
    select id, hold_reason from commissions where hold_reason is not null) held
  full join (
    select distinct on (coalesce(conversion_id, commission_id)) coalesce(conversion_id, commission_id) as subject, reason
    from holds where closed_at is null order by coalesce(conversion_id, commission_id), opened_at, id) shown
    on shown.subject = held.subject
  where shown.reason is distinct from held.reason
  limit 1;
  if found then
    raise exception 'the hold of % is not what it was', differs using errcode = 'data_corrupted';
  end if;
end $$;
alter table conversions drop column hold_reason;
alter table commissions drop column hold_reason;

-- migrate:down
-- One reason for each: the oldest that is open.
alter table conversions add column hold_reason text;
alter table commissions add column hold_reason text;
update conversions c set hold_reason = (
  select reason from holds h where h.conversion_id = c.id and h.closed_at is null order by h.opened_at, h.id limit 1)
where status = 'on_hold';
update commissions c set hold_reason = (
  select reason from holds h where h.commission_id = c.id and h.closed_at is null order by h.opened_at, h.id limit 1)
where status = 'on_hold';
alter table conversions add check ((status = 'on_hold') = (hold_reason is not null));
alter table commissions add check ((status = 'on_hold') = (hold_reason is not null));
