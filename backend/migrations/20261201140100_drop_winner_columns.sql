-- migrate:up
do $$
declare
  missing text;
begin
  select c.id into missing from conversions c
  where not exists (
    select from attribution_decisions d where d.conversion_id = c.id and d.no = c.decision_no and d.program_id = c.program_id)
  limit 1;
  if found then
    raise exception 'the decision about conversion % has not been moved', missing using errcode = 'data_corrupted';
  end if;
end $$;
drop trigger conversions_stay on conversions;
alter table conversions drop column affiliate_id, drop column link_id, drop column attribution;
create or replace function conversions_refuse_move() returns trigger language plpgsql as $$
begin
  raise exception 'a conversion keeps its merchant, program and time' using errcode = 'restrict_violation';
end $$;
create trigger conversions_stay before update of merchant_id, program_id, recorded_at on conversions
  for each row when (old.merchant_id <> new.merchant_id or old.program_id <> new.program_id or old.recorded_at <> new.recorded_at)
  execute function conversions_refuse_move();

-- migrate:down
-- The sentence that was stored beside the reason does not come back: it is made of the reason now.
drop trigger conversions_stay on conversions;
alter table conversions
  add column affiliate_id text collate "C" references affiliates (id),
  add column link_id text collate "C" references links (id),
  add column attribution jsonb;
update conversions c set affiliate_id = s.affiliate_id, link_id = s.link_id, attribution = jsonb_build_object(
  'attributed', d.attributed, 'shares', coalesce(s.shares, '[]'), 'policyVersion', d.terms_version, 'model', d.model,
  'reason', d.reason, 'candidates', d.evidence -> 'touchpoints', 'summary', '')
from attribution_decisions d
left join lateral (
  select jsonb_agg(jsonb_build_object('affiliateId', s.affiliate_id, 'numerator', s.numerator, 'denominator', s.denominator,
      'touchpoint', jsonb_strip_nulls(jsonb_build_object('kind', s.touchpoint_kind, 'reference', s.touchpoint_reference,
        'at', to_char(s.touched_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))) order by s.position) as shares,
    (array_agg(s.affiliate_id order by s.numerator desc, s.position))[1] as affiliate_id,
    (array_agg(s.link_id order by s.numerator desc, s.position))[1] as link_id
  from attribution_shares s where s.conversion_id = d.conversion_id and s.decision_no = d.no) as s on true
where d.conversion_id = c.id and d.no = c.decision_no;
alter table conversions alter column attribution set not null;
create or replace function conversions_refuse_move() returns trigger language plpgsql as $$
begin
  raise exception 'a conversion keeps its merchant, program, affiliate and link' using errcode = 'restrict_violation';
end $$;
create index conversions_affiliate_recorded on conversions (affiliate_id, recorded_at) where affiliate_id is not null;
create index conversions_link_recorded on conversions (link_id, recorded_at) where link_id is not null;
create trigger conversions_stay before update of merchant_id, program_id, affiliate_id, link_id on conversions
  for each row
  when (old.merchant_id <> new.merchant_id or old.program_id <> new.program_id
    or old.affiliate_id is distinct from new.affiliate_id or old.link_id is distinct from new.link_id)
  execute function conversions_refuse_move();
