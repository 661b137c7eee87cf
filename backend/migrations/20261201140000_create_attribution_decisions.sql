-- migrate:up
-- Who earned a conversion was kept in columns for one winner. It is a numbered decision with shares now; the last one counts.
set local work_mem = '64MB';
set local maintenance_work_mem = '256MB';

create table attribution_decisions (
  conversion_id text collate "C" not null,
  no integer not null check (no > 0),
  program_id text collate "C" not null,
  terms_version integer not null,
  model text collate "C" not null check (model in ('last_click', 'coupon_first')),
  attributed boolean not null,
  reason text collate "C" not null,
  -- What was weighed, in the order of preference: each touchpoint with the code of why it was used or refused, and its parameters.
  evidence jsonb not null check ((evidence ->> 'version')::integer > 0 and jsonb_typeof(evidence -> 'touchpoints') = 'array'),
  decided_at timestamptz not null,
  -- What made it be decided: 'recorded' is the report of the order.
  cause text collate "C" not null
);

create table attribution_shares (
  conversion_id text collate "C" not null,
  decision_no integer not null,
  -- 1, 2, 3, …: the earlier touchpoint first.
  position smallint not null check (position > 0),
  affiliate_id text collate "C" not null,
  link_id text collate "C",
  coupon_id text collate "C",
  touchpoint_kind text collate "C" not null,
  -- The click id, or the coupon code as it was entered.
  touchpoint_reference text collate "C" not null,
  touched_at timestamptz,
  numerator bigint not null check (numerator > 0),
  denominator bigint not null check (denominator > 0),
  -- The conversion's own, for lists of one affiliate or link in its order.
  recorded_at timestamptz not null,
  constraint attribution_shares_touchpoint check (
    case touchpoint_kind
      when 'click' then link_id is not null and coupon_id is null
      when 'coupon' then link_id is null and coupon_id is not null
    end is true)
);

insert into attribution_decisions
  (conversion_id, no, program_id, terms_version, model, attributed, reason, evidence, decided_at, cause)
select c.id, 1, c.program_id, c.terms_version, c.attribution ->> 'model', (c.attribution ->> 'attributed')::boolean,
  c.attribution ->> 'reason',
  jsonb_build_object('version', 1, 'touchpoints', (
    select coalesce(jsonb_agg(
      case when weighed ? 'at'
        then weighed || jsonb_build_object('parameters', jsonb_build_object('windowDays', t.document #> '{attribution,windowDays}'))
        else weighed end order by place), '[]')
    from jsonb_array_elements(c.attribution -> 'candidates') with ordinality as weighed(weighed, place))),
  c.recorded_at, 'recorded'
from conversions c
join terms t on t.program_id = c.program_id and t.version = c.terms_version;

-- As backend/src/modules/tracking/rules/coupon-code.ts makes it: without what nobody can see, in capitals.
create function pg_temp.coupon_key(entered text) returns text language sql immutable as $$
  select normalize(upper(regexp_replace(regexp_replace(normalize(entered, NFC),
    '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
    '', 'g'), '^\s+|\s+$', '', 'g') collate "pg_unicode_fast"), NFC)
$$;
insert into attribution_shares (conversion_id, decision_no, position, affiliate_id, link_id, coupon_id, touchpoint_kind,
  touchpoint_reference, touched_at, numerator, denominator, recorded_at)
select c.id, 1, s.position, s.share ->> 'affiliateId', case when s.kind = 'click' then c.link_id end, k.id, s.kind, s.reference,
  (s.share #>> '{touchpoint,at}')::timestamptz, (s.share ->> 'numerator')::bigint, (s.share ->> 'denominator')::bigint, c.recorded_at
from conversions c
cross join lateral (
  select share, position, share #>> '{touchpoint,kind}' as kind, share #>> '{touchpoint,reference}' as reference
  from jsonb_array_elements(c.attribution -> 'shares') with ordinality as shares(share, position)) as s
left join coupons k on s.kind = 'coupon' and k.program_id = c.program_id and k.affiliate_id = s.share ->> 'affiliateId'
  and k.code_key = pg_temp.coupon_key(s.reference);

alter table attribution_decisions add primary key (conversion_id, no);
alter table attribution_shares add primary key (conversion_id, decision_no, position);

-- Row by row: read back out of the decisions and their shares, each conversion says what it said.
do $$
declare
  differs text;
begin
  select c.id into differs
  from conversions c
  left join attribution_decisions d on d.conversion_id = c.id and d.no = 1
  left join lateral (
    select jsonb_agg(jsonb_build_object('affiliateId', s.affiliate_id, 'numerator', s.numerator, 'denominator', s.denominator,
        'touchpoint', jsonb_strip_nulls(jsonb_build_object('kind', s.touchpoint_kind, 'reference', s.touchpoint_reference,
          'at', to_char(s.touched_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))) order by s.position) as shares,
      (array_agg(s.affiliate_id order by s.numerator desc, s.position))[1] as affiliate_id,
      (array_agg(s.link_id order by s.numerator desc, s.position))[1] as link_id,
      min(s.denominator) as denominator, max(s.denominator) as largest_denominator, sum(s.numerator) as numerators
    from attribution_shares s where s.conversion_id = c.id and s.decision_no = 1) as s on true
  left join lateral (
    select jsonb_agg(weighed - 'parameters' order by place) as candidates
    from jsonb_array_elements(d.evidence -> 'touchpoints') with ordinality as weighed(weighed, place)) as w on true
  where jsonb_build_object('attributed', d.attributed, 'shares', coalesce(s.shares, '[]'), 'policyVersion', d.terms_version,
      'model', d.model, 'reason', d.reason, 'candidates', coalesce(w.candidates, '[]')) is distinct from c.attribution - 'summary'
    or (s.affiliate_id, s.link_id) is distinct from (c.affiliate_id, c.link_id)
    or (d.program_id, d.terms_version, d.decided_at) is distinct from (c.program_id, c.terms_version, c.recorded_at)
    or (s.denominator, s.denominator) is distinct from (s.largest_denominator, s.numerators::bigint)
    or d.attributed is distinct from (s.shares is not null)
  limit 1;
  if found then
    raise exception 'the decision about conversion % is not what it was', differs using errcode = 'data_corrupted';
  end if;
end $$;

alter table conversions
  add column decision_no integer not null default 1,
  add constraint conversions_id_program_id_key unique (id, program_id);
alter table conversions alter column decision_no drop default;
alter table attribution_decisions
  add constraint attribution_decisions_conversion_id_program_id_fkey
    foreign key (conversion_id, program_id) references conversions (id, program_id),
  add constraint attribution_decisions_program_id_terms_version_fkey
    foreign key (program_id, terms_version) references terms (program_id, version);
alter table attribution_shares
  add constraint attribution_shares_conversion_id_decision_no_fkey
    foreign key (conversion_id, decision_no) references attribution_decisions (conversion_id, no),
  add constraint attribution_shares_affiliate_id_fkey foreign key (affiliate_id) references affiliates (id),
  add constraint attribution_shares_link_id_fkey foreign key (link_id) references links (id),
  add constraint attribution_shares_coupon_id_fkey foreign key (coupon_id) references coupons (id);
-- Both are written in one transaction, the conversion first.
alter table conversions add constraint conversions_id_decision_no_fkey
  foreign key (id, decision_no) references attribution_decisions (conversion_id, no) deferrable initially deferred;
create index attribution_shares_affiliate on attribution_shares (affiliate_id, recorded_at, conversion_id);
create index attribution_shares_link on attribution_shares (link_id, recorded_at, conversion_id) where link_id is not null;

-- Looked at when the transaction commits: then a decision has all of its shares, and its conversion names the last one.
create function attribution_refuse_incomplete() returns trigger language plpgsql as $$
declare
  decided_no integer := coalesce(to_jsonb(new) ->> 'decision_no', to_jsonb(new) ->> 'no')::integer;
  whole boolean;
begin
  select d.no <= c.decision_no
    and (d.no = 1 or exists (
      select from attribution_decisions earlier where earlier.conversion_id = d.conversion_id and earlier.no = d.no - 1))
    and d.attributed = (s.shares > 0)
    and (s.shares = 0 or (s.shares = s.last_position and s.denominator = s.largest_denominator
      and s.denominator = s.numerators and s.recorded_together))
  into whole
  from attribution_decisions d
  join conversions c on c.id = d.conversion_id
  cross join lateral (
    select count(*) as shares, max(s.position) as last_position, min(s.denominator) as denominator,
      max(s.denominator) as largest_denominator, sum(s.numerator) as numerators,
      bool_and(s.recorded_at = c.recorded_at) as recorded_together
    from attribution_shares s where s.conversion_id = d.conversion_id and s.decision_no = d.no) as s
  where d.conversion_id = new.conversion_id and d.no = decided_no;
  if whole is distinct from true then
    raise exception 'decision % about conversion % is not complete: numbers follow each other, the last one counts, and shares with one denominator add up to 1',
      decided_no, new.conversion_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger attribution_decisions_whole after insert on attribution_decisions
  deferrable initially deferred for each row execute function attribution_refuse_incomplete();
create constraint trigger attribution_shares_whole after insert on attribution_shares
  deferrable initially deferred for each row execute function attribution_refuse_incomplete();

create function attribution_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'decisions and shares are only added: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger attribution_decisions_append_only before update or delete or truncate on attribution_decisions
  for each statement execute function attribution_refuse_change();
create trigger attribution_shares_append_only before update or delete or truncate on attribution_shares
  for each statement execute function attribution_refuse_change();
revoke update, delete, truncate on attribution_decisions, attribution_shares from tributary_app;

-- migrate:down
alter table conversions drop constraint conversions_id_decision_no_fkey, drop column decision_no;
drop table attribution_shares, attribution_decisions;
drop function attribution_refuse_incomplete, attribution_refuse_change;
alter table conversions drop constraint conversions_id_program_id_key;
