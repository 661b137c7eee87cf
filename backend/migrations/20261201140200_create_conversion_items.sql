-- migrate:up
set local work_mem = '64MB';
set local maintenance_work_mem = '256MB';

create table conversion_items (
  conversion_id text collate "C" not null,
  -- 1, 2, 3, … as they were reported.
  item_no smallint not null check (item_no > 0),
  sku text collate "C" not null,
  name text,
  category text,
  quantity integer not null check (quantity > 0),
  -- Of the whole item, in minor units of the order's currency.
  amount_minor bigint not null check (amount_minor >= 0)
);

-- Decimals of a currency, as in backend/src/kernel/currency.ts.
create function pg_temp.minor_units(currency text) returns integer language sql immutable as $$
  select case
    when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF')
      then 1
    when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 1000
    else 100 end
$$;
insert into conversion_items (conversion_id, item_no, sku, name, category, quantity, amount_minor)
select c.id, i.place, i.item ->> 'sku', i.item ->> 'name', i.item ->> 'category', (i.item ->> 'quantity')::integer,
  (i.item #>> '{amount,amount}')::numeric * pg_temp.minor_units(c.currency)
from conversions c
cross join lateral jsonb_array_elements(c.items) with ordinality as i(item, place)
where jsonb_typeof(c.items) = 'array';

alter table conversion_items
  add primary key (conversion_id, item_no),
  add constraint conversion_items_conversion_id_fkey foreign key (conversion_id) references conversions (id);

-- Row by row: read back, each order has the items that it had.
do $$
declare
  differs text;
begin
  select coalesce(o.id, n.conversion_id) into differs
  from (
    select c.id, c.currency, i.item, i.place
    from conversions c cross join lateral jsonb_array_elements(c.items) with ordinality as i(item, place)
    where jsonb_typeof(c.items) = 'array') as o
  full join conversion_items n on n.conversion_id = o.id and n.item_no = o.place
  where (o.item ->> 'sku', o.item ->> 'name', o.item ->> 'category', (o.item ->> 'quantity')::integer, o.item #>> '{amount,currency}',
      (o.item #>> '{amount,amount}')::numeric)
    is distinct from (n.sku, n.name, n.category, n.quantity, o.currency, n.amount_minor::numeric / pg_temp.minor_units(o.currency))
  limit 1;
  if found then
    raise exception 'the items of conversion % are not what they were', differs using errcode = 'data_corrupted';
  end if;
end $$;

create or replace function attribution_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only added: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create trigger conversion_items_append_only before update or delete or truncate on conversion_items
  for each statement execute function attribution_refuse_change();
revoke update, delete, truncate on conversion_items from tributary_app;

-- migrate:down
drop table conversion_items;
