-- migrate:up
do $$
declare
  missing text;
begin
  select o.id into missing from program_terms o
  where not exists (
    select from terms t
    where (t.id, t.program_id, t.version, t.effective_from) = (o.id, o.program_id, o.version, o.effective_from))
  limit 1;
  if found then
    raise exception 'terms % have not been moved', missing using errcode = 'data_corrupted';
  end if;
end $$;
drop table program_terms;

-- migrate:down
create table program_terms (
  id text collate "C" primary key,
  program_id text collate "C" not null references programs (id),
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  attribution_model text not null check (attribution_model in ('last_click', 'coupon_first')),
  window_days integer not null check (window_days between 1 and 365),
  commission_kind text not null check (commission_kind in ('percent', 'flat')),
  commission_percent text,
  commission_base text check (commission_base in ('gross', 'net')),
  commission_flat_minor bigint check (commission_flat_minor >= 0),
  hold_days integer not null check (hold_days between 0 and 365),
  created_at timestamptz not null default now(),
  unique (program_id, version),
  check (commission_kind <> 'percent' or (commission_percent is not null and commission_base is not null)),
  check (commission_kind <> 'flat' or commission_flat_minor is not null)
);
insert into program_terms
select id, program_id, version, effective_from, document #>> '{attribution,model}',
  (document #>> '{attribution,windowDays}')::integer, document #>> '{commissionRules,0,kind}',
  document #>> '{commissionRules,0,percent}', document #>> '{commissionRules,0,base}',
  replace(document #>> '{commissionRules,0,amount}', '.', '')::bigint, (document ->> 'holdDays')::integer, published_at
from terms;
