-- migrate:up
-- How a program pays, as versioned documents: attribution policy, commission rules, hold period. `document` is read by the
-- schema that `schema_version` names (backend/src/modules/terms/terms-document.ts). Versions are only ever added.
create table terms (
  id text collate "C" primary key,
  program_id text collate "C" not null references programs (id),
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  schema_version integer not null check (schema_version > 0),
  document jsonb not null,
  published_at timestamptz not null,
  unique (program_id, version),
  constraint terms_document_is_whole check ((schema_version <> 1 or (
    document #>> '{attribution,model}' in ('last_click', 'coupon_first')
    and (document #>> '{attribution,windowDays}')::integer between 1 and 365
    and (document ->> 'holdDays')::integer between 0 and 365
    and jsonb_array_length(document -> 'commissionRules') > 0)) is true)
);
create index terms_program_effective on terms (program_id, effective_from, version);

-- Flat amounts become decimals of the program's currency: 300 is "3.00" EUR, "300" JPY, "0.300" KWD.
insert into terms (id, program_id, version, effective_from, schema_version, document, published_at)
select t.id, t.program_id, t.version, t.effective_from, 1,
  jsonb_build_object(
    'attribution', jsonb_build_object('model', t.attribution_model, 'windowDays', t.window_days),
    'commissionRules', jsonb_build_array(case t.commission_kind
      when 'percent' then jsonb_build_object(
        'id', 'base', 'kind', 'percent', 'percent', t.commission_percent, 'base', t.commission_base)
      else jsonb_build_object('id', 'base', 'kind', 'flat', 'amount', (case
        when p.currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV',
          'XAF', 'XOF', 'XPF') then t.commission_flat_minor::numeric
        when p.currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then t.commission_flat_minor * 0.001
        else t.commission_flat_minor * 0.01 end)::text) end),
    'holdDays', t.hold_days),
  t.created_at
from program_terms t join programs p on p.id = t.program_id;

-- Row by row: read back out of the documents, every version says what it said.
do $$
declare
  differs text;
begin
  select coalesce(t.id, o.id) into differs
  from program_terms o
  join programs p on p.id = o.program_id
  full join terms t on t.id = o.id
  where (o.program_id, o.version, o.effective_from, o.created_at, o.attribution_model, o.window_days, o.hold_days,
      o.commission_kind, o.commission_percent, o.commission_base, o.commission_flat_minor)
    is distinct from (t.program_id, t.version, t.effective_from, t.published_at, t.document #>> '{attribution,model}',
      (t.document #>> '{attribution,windowDays}')::integer, (t.document ->> 'holdDays')::integer,
      t.document #>> '{commissionRules,0,kind}', t.document #>> '{commissionRules,0,percent}',
      t.document #>> '{commissionRules,0,base}',
      replace(t.document #>> '{commissionRules,0,amount}', '.', '')::bigint)
    or scale((t.document #>> '{commissionRules,0,amount}')::numeric) is distinct from case
      when t.document #>> '{commissionRules,0,kind}' <> 'flat' then null
      when p.currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV',
        'XAF', 'XOF', 'XPF') then 0
      when p.currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
      else 2 end
    or jsonb_array_length(t.document -> 'commissionRules') <> 1
  limit 1;
  if found then
    raise exception 'terms % are not what they were', differs using errcode = 'data_corrupted';
  end if;
end $$;

create function terms_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'versions of terms are only added: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger terms_append_only before update or delete or truncate on terms
  for each statement execute function terms_refuse_change();
revoke update, delete, truncate on terms from tributary_app;

-- migrate:down
drop table terms;
drop function terms_refuse_change;
