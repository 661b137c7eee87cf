-- migrate:up
-- Base, share and explanation are said by the lines.
do $$
declare
  differs text;
begin
  select min(c.id) into differs from commissions c
  left join (
    select commission_id, sum(base_minor) as base, max(inputs #>> '{share,numerator}') as numerator,
      max(inputs #>> '{share,denominator}') as denominator
    from commission_lines group by 1) l on l.commission_id = c.id
  where (l.commission_id, l.base, l.numerator, l.denominator)
    is distinct from (c.id, c.base_minor, c.share_numerator::text, c.share_denominator::text);
  if differs is not null then
    raise exception 'the lines of commission % do not say what it said', differs using errcode = 'data_corrupted';
  end if;
end $$;
alter table commissions
  drop column base_minor, drop column share_numerator, drop column share_denominator, drop column explanation;

-- migrate:down
-- The words are not made again: whoever goes back restores the copy that was made before (docs/upgrade.md).
alter table commissions
  add column base_minor bigint check (base_minor >= 0),
  add column share_numerator bigint not null default 1 check (share_numerator > 0),
  add column share_denominator bigint not null default 1 check (share_denominator >= share_numerator),
  add column explanation jsonb not null default '{}';
update commissions c set base_minor = l.base_minor,
  share_numerator = (l.inputs #>> '{share,numerator}')::bigint, share_denominator = (l.inputs #>> '{share,denominator}')::bigint
from commission_lines l where l.commission_id = c.id and l.line_no = 1;
alter table commissions
  alter column share_numerator drop default, alter column share_denominator drop default, alter column explanation drop default;
