-- migrate:up
-- What a commission is made of: one line for each rule that pays it, with everything that a refund needs to recompute it
-- (`inputs`, read by backend/src/modules/commission/line-document.ts). Lines are never changed.
set local work_mem = '64MB';
set local maintenance_work_mem = '256MB';

create table commission_lines (
  commission_id text collate "C" not null,
  line_no smallint not null check (line_no > 0),
  program_id text collate "C" not null,
  rule_id text collate "C" not null,
  rule_version integer not null,
  -- None for a rule that pays by order.
  item_no integer check (item_no > 0),
  kind text not null check (kind in ('percent', 'flat')),
  -- Commission's currency, like the amount; none for a flat rule and where there is no amount to pay on.
  base_minor bigint check (base_minor >= 0),
  -- The percentage, or the flat amount as a decimal.
  rate text not null,
  -- None while it is undecided.
  amount_minor bigint check (amount_minor >= 0),
  exchange_rate_id text collate "C",
  inputs jsonb not null
);

create function pg_temp.amount(minor bigint, currency text) returns text language sql immutable as $$
  select (minor * case
    when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF',
      'XPF') then 1::numeric
    when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 0.001
    else 0.01 end)::text $$;

-- One line a commission. Every commission was decided from its order before any refund was taken off it.
insert into commission_lines (commission_id, line_no, program_id, rule_id, rule_version, kind, base_minor, rate, amount_minor, inputs)
select c.id, 1, c.program_id, t.rule ->> 'id', c.terms_version, t.rule ->> 'kind', c.base_minor,
  coalesce(t.rule ->> 'percent', t.rule ->> 'amount'), c.amount_minor,
  jsonb_build_object(
    'version', 1,
    'order', jsonb_build_object('amountMinor', v.amount_minor::text, 'taxMinor', v.tax_minor::text,
      'shippingMinor', v.shipping_minor::text, 'refundedMinor', '0', 'currency', coalesce(v.currency, c.currency)),
    'share', jsonb_build_object('position', 1, 'numerator', c.share_numerator, 'denominator', c.share_denominator))
  || case when t.rule ? 'base' then jsonb_build_object('base', t.rule ->> 'base') else '{}' end
  || case when c.amount_minor is null then jsonb_build_object('undecided', c.explanation ->> 'onHold') else '{}' end
from commissions c
join conversions v on v.id = c.conversion_id
left join lateral (
  select document #> '{commissionRules,0}' as rule from terms where program_id = c.program_id and version = c.terms_version) t on true;

alter table commission_lines add primary key (commission_id, line_no);
-- Not while it is empty: then it would be planned for as an empty table until statistics are made again.
do $$ begin
  if exists (select from commission_lines) then analyze commission_lines; end if;
end $$;

-- Row by row: the explanation that a line comes to is the one that was stored, word for word.
do $$
declare
  differs text;
begin
  select min(c.id) into differs
  from commissions c
  left join commission_lines l on l.commission_id = c.id
  left join lateral (
    select (l.inputs #>> '{order,amountMinor}')::bigint as amount, (l.inputs #>> '{order,taxMinor}')::bigint as tax,
      (l.inputs #>> '{order,shippingMinor}')::bigint as shipping, l.inputs #>> '{order,currency}' as currency,
      (l.inputs #>> '{share,numerator}')::numeric as numerator, (l.inputs #>> '{share,denominator}')::numeric as denominator,
      pg_temp.amount(l.amount_minor, c.currency) || ' ' || c.currency as result) i on true
  left join lateral (
    select i.numerator || '/' || i.denominator as share,
      case when i.numerator = i.denominator then '' else ' × ' || i.numerator || '/' || i.denominator end as times,
      case when l.kind = 'percent' then least(l.rate::numeric, 100) end as percent) w on true
  left join lateral (
    select case
      when l.amount_minor is null then jsonb_build_object('ruleVersion', l.rule_version, 'onHold', l.inputs -> 'undecided')
      when l.kind = 'flat' then jsonb_build_object('ruleVersion', l.rule_version, 'kind', 'flat', 'share', w.share, 'arithmetic',
        'flat ' || l.rate || ' ' || c.currency || w.times || case
          when l.amount_minor * i.denominator = round(l.rate::numeric * case pg_temp.amount(1, c.currency)
            when '1' then 1 when '0.001' then 1000 else 100 end) * i.numerator then ' = ' || i.result
          else ' ≈ ' || i.result || ', rounded half-even' end)
      when i.amount is null then jsonb_build_object('ruleVersion', l.rule_version, 'kind', 'percent', 'percent', l.rate,
        'base', l.inputs -> 'base', 'reason', 'amount_missing', 'share', w.share, 'arithmetic',
        l.rate || ' % of an amount that was not reported = ' || i.result)
      else jsonb_build_object('ruleVersion', l.rule_version, 'kind', 'percent', 'percent', l.rate, 'base', l.inputs -> 'base',
          'share', w.share,
          'baseArithmetic', pg_temp.amount(i.amount, i.currency) || case when l.inputs ->> 'base' = 'gross' then ''
            else ' − ' || pg_temp.amount(i.tax, i.currency) || ' tax − ' || pg_temp.amount(i.shipping, i.currency)
              || ' shipping = ' || pg_temp.amount(greatest(i.amount - i.tax - i.shipping, 0), i.currency) end || ' ' || i.currency,
          'arithmetic',
            case when l.rate::numeric > 100 then '100 % (capped from ' || l.rate || ' %)' else l.rate || ' %' end
            || ' of ' || pg_temp.amount(l.base_minor, c.currency) || ' ' || c.currency || w.times || case
              when l.amount_minor * 100 * i.denominator = l.base_minor * w.percent * i.numerator then ' = ' || i.result
              else ' ≈ ' || i.result || ', rounded half-even' end)
        || case when l.rate::numeric > 100 then jsonb_build_object('capped', 'base') else '{}' end
      end as words) e on true
  where (l.rule_version, l.base_minor, l.amount_minor, i.numerator, i.denominator, e.words)
    is distinct from (c.terms_version, c.base_minor, c.amount_minor, c.share_numerator, c.share_denominator, c.explanation);
  if differs is not null then
    raise exception 'the lines of commission % do not say what it said', differs using errcode = 'data_corrupted';
  end if;
end $$;
drop function pg_temp.amount;

alter table commissions
  -- The decision of the conversion that it comes of.
  add column decision_no integer not null default 1 check (decision_no > 0),
  drop constraint commissions_conversion_id_affiliate_id_terms_version_key,
  add unique (conversion_id, decision_no, affiliate_id),
  add foreign key (conversion_id, decision_no) references attribution_decisions (conversion_id, no),
  add foreign key (program_id, terms_version) references terms (program_id, version);
alter table commission_lines
  add foreign key (commission_id) references commissions (id),
  add foreign key (program_id, rule_version) references terms (program_id, version);

-- A commission of some that is not the sum of its lines, or has none, or has one of another program's rules.
create function commission_that_differs(ids text[]) returns text language sql stable as $$
  select c.id from unnest(ids) as changed (id)
  join commissions c on c.id = changed.id
  cross join lateral (
    select count(*) as lines, count(l.amount_minor) as decided, sum(l.amount_minor) as amount,
      bool_and(l.program_id = c.program_id) as own
    from commission_lines l where l.commission_id = c.id) l
  where l.own is not true or case when l.decided = l.lines then l.amount end is distinct from c.amount_minor
  limit 1 $$;
create function commissions_refuse_difference() returns trigger language plpgsql as $$
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
-- Both are asked at the end of the statement, so a commission is inserted together with its lines.
create trigger commissions_add_up after insert on commissions
  referencing new table as added for each statement execute function commissions_refuse_difference();
create trigger commission_lines_add_up after insert on commission_lines
  referencing new table as added for each statement execute function commissions_refuse_difference();
create function commissions_refuse_other_amount() returns trigger language plpgsql as $$
begin
  if commission_that_differs(array[new.id]) is not null then
    raise exception 'commission % is not the sum of its lines', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger commissions_keep_amount after update on commissions for each row
  when ((old.amount_minor, old.program_id) is distinct from (new.amount_minor, new.program_id))
  execute function commissions_refuse_other_amount();

create function commission_lines_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'lines of commissions are only added: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger commission_lines_append_only before update or delete or truncate on commission_lines
  for each statement execute function commission_lines_refuse_change();
revoke update, delete, truncate on commission_lines from tributary_app;

-- migrate:down
drop trigger commissions_add_up on commissions;
drop trigger commissions_keep_amount on commissions;
drop table commission_lines;
drop function commission_lines_refuse_change, commissions_refuse_difference, commissions_refuse_other_amount, commission_that_differs;
alter table commissions
  drop constraint commissions_program_id_terms_version_fkey,
  drop constraint commissions_conversion_id_decision_no_fkey,
  drop constraint commissions_conversion_id_decision_no_affiliate_id_key,
  add unique (conversion_id, affiliate_id, terms_version),
  drop column decision_no;
