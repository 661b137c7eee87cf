-- migrate:up
-- Whether a commission is the sum of its lines is asked commission by commission, by key. As one join over the commissions of a
-- statement PostgreSQL, which knows of no statistics in a new installation, read both tables from end to end each time.

-- Whether a commission of this amount and program is the sum of its lines, has some, and has none of another program's rules.
create function commission_adds_up(id text, amount_minor bigint, program_id text) returns boolean language sql stable as $$
  select count(*) > 0 and bool_and(l.program_id = $3)
    and case when count(l.amount_minor) = count(*) then sum(l.amount_minor) end is not distinct from $2
  from commission_lines l where l.commission_id = $1 $$;

create or replace function commissions_refuse_difference() returns trigger language plpgsql as $$
declare
  differs text;
begin
  if tg_table_name = 'commissions' then
    select a.id into differs from added a where not commission_adds_up(a.id, a.amount_minor, a.program_id) limit 1;
  else
    select a.commission_id into differs from (select distinct commission_id from added) a
    where (select commission_adds_up(c.id, c.amount_minor, c.program_id) from commissions c where c.id = a.commission_id) is not true
    limit 1;
  end if;
  if differs is not null then
    raise exception 'commission % is not the sum of its lines', differs using errcode = 'check_violation';
  end if;
  return null;
end $$;

create or replace function commissions_refuse_other_amount() returns trigger language plpgsql as $$
begin
  if not commission_adds_up(new.id, new.amount_minor, new.program_id) then
    raise exception 'commission % is not the sum of its lines', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop function commission_that_differs;

-- migrate:down
create function commission_that_differs(ids text[]) returns text language sql stable as $$
  select c.id from unnest(ids) as changed (id)
  join commissions c on c.id = changed.id
  cross join lateral (
    select count(*) as lines, count(l.amount_minor) as decided, sum(l.amount_minor) as amount,
      bool_and(l.program_id = c.program_id) as own
    from commission_lines l where l.commission_id = c.id) l
  where l.own is not true or case when l.decided = l.lines then l.amount end is distinct from c.amount_minor
  limit 1 $$;
create or replace function commissions_refuse_difference() returns trigger language plpgsql as $$
declare
  differs text;
begin
  if tg_table_name = 'commissions' then
    differs := commission_that_differs(array(select id from added));
  else
    differs := commission_that_differs(array(select distinct commission_id from added));
  end if;
  if differs is not null then
    raise exception 'commission % is not the sum of its lines', differs using errcode = 'check_violation';
  end if;
  return null;
end $$;
create or replace function commissions_refuse_other_amount() returns trigger language plpgsql as $$
begin
  if commission_that_differs(array[new.id]) is not null then
    raise exception 'commission % is not the sum of its lines', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop function commission_adds_up;
