-- migrate:up
do $$
declare
  missing text;
begin
  select c.id into missing from conversions c
  where jsonb_typeof(c.items) = 'array'
    and jsonb_array_length(c.items) <> (select count(*) from conversion_items i where i.conversion_id = c.id)
  limit 1;
  if found then
    raise exception 'the items of conversion % have not been moved', missing using errcode = 'data_corrupted';
  end if;
end $$;
alter table conversions drop column items;

-- migrate:down
alter table conversions add column items jsonb;
update conversions c set items = i.items
from (
  select i.conversion_id, jsonb_agg(jsonb_build_object('sku', i.sku, 'name', i.name, 'category', i.category, 'quantity', i.quantity,
    'amount', jsonb_build_object('currency', c.currency, 'amount', (case
      when c.currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF')
        then i.amount_minor::numeric
      when c.currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then i.amount_minor * 0.001
      else i.amount_minor * 0.01 end)::text)) order by i.item_no) as items
  from conversion_items i join conversions c on c.id = i.conversion_id group by i.conversion_id) as i
where i.conversion_id = c.id;
