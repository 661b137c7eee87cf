-- migrate:up
-- References are foreign keys again. Triggers that asked once a statement stood in for them, for speed that nobody needs.
alter table programs add constraint programs_id_merchant_id_key unique (id, merchant_id);
alter table conversions
  -- The program is the merchant's own.
  add constraint conversions_program_id_merchant_id_fkey
    foreign key (program_id, merchant_id) references programs (id, merchant_id),
  add constraint conversions_affiliate_id_fkey foreign key (affiliate_id) references affiliates (id),
  add constraint conversions_link_id_fkey foreign key (link_id) references links (id);
alter table commissions
  add constraint commissions_program_id_merchant_id_fkey
    foreign key (program_id, merchant_id) references programs (id, merchant_id),
  add constraint commissions_affiliate_id_fkey foreign key (affiliate_id) references affiliates (id),
  add constraint commissions_link_id_fkey foreign key (link_id) references links (id);
alter table ledger_transactions
  add constraint ledger_transactions_program_id_fkey foreign key (program_id) references programs (id);
alter table ledger_entries
  add constraint ledger_entries_transaction_id_fkey foreign key (transaction_id) references ledger_transactions (id);

drop trigger conversions_know_whom_they_name on conversions;
drop function conversions_refuse_strangers;
drop trigger programs_keep_ids on programs;
drop trigger affiliates_keep_ids on affiliates;
drop trigger links_keep_ids on links;
-- Foreign keys refuse what is referred to, but not `truncate … cascade`, which would take the conversions along.
drop trigger programs_stay on programs;
drop trigger affiliates_stay on affiliates;
drop trigger links_stay on links;
create trigger programs_stay before truncate on programs for each statement execute function refuse_going();
create trigger affiliates_stay before truncate on affiliates for each statement execute function refuse_going();
create trigger links_stay before truncate on links for each statement execute function refuse_going();

create or replace function ledger_refuse_empty() returns trigger language plpgsql as $$
declare
  empty text;
begin
  select a.id into empty from added a
  where not exists (select 1 from ledger_entries e where e.transaction_id = a.id) limit 1;
  if found then
    raise exception 'ledger transaction % has no entries', empty using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- migrate:down
create or replace function ledger_refuse_empty() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select a.id into wrong from added a
  where not exists (select 1 from ledger_entries e where e.transaction_id = a.id) limit 1;
  if found then
    raise exception 'ledger transaction % has no entries', wrong using errcode = 'check_violation';
  end if;
  select a.id into wrong from added a
  left join lateral (select true as known from programs p where p.id = a.program_id limit 1) p on true
  where p.known is null limit 1;
  if found then
    raise exception 'ledger transaction % is of a program that is not there', wrong using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
drop trigger programs_stay on programs;
drop trigger affiliates_stay on affiliates;
drop trigger links_stay on links;
create trigger programs_stay before delete or truncate on programs for each statement execute function refuse_going();
create trigger affiliates_stay before delete or truncate on affiliates for each statement execute function refuse_going();
create trigger links_stay before delete or truncate on links for each statement execute function refuse_going();
create trigger programs_keep_ids before update of id, merchant_id on programs for each row
  when (old.id <> new.id or old.merchant_id <> new.merchant_id) execute function refuse_going();
create trigger affiliates_keep_ids before update of id on affiliates for each row
  when (old.id <> new.id) execute function refuse_going();
create trigger links_keep_ids before update of id on links for each row
  when (old.id <> new.id) execute function refuse_going();
create function conversions_refuse_strangers() returns trigger language plpgsql as $$
declare
  stranger text;
begin
  select a.id into stranger from added a
  left join lateral (select p.merchant_id from programs p where p.id = a.program_id limit 1) p on true
  left join lateral (select true as known from affiliates f where f.id = a.affiliate_id limit 1) f on true
  left join lateral (select true as known from links l where l.id = a.link_id limit 1) l on true
  where p.merchant_id is distinct from a.merchant_id
    or (a.affiliate_id is not null and f.known is null) or (a.link_id is not null and l.known is null) limit 1;
  if found then
    raise exception 'conversion % names a program, an affiliate or a link that is not there', stranger
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger conversions_know_whom_they_name after insert on conversions
  referencing new table as added for each statement execute function conversions_refuse_strangers();
alter table ledger_entries drop constraint ledger_entries_transaction_id_fkey;
alter table ledger_transactions drop constraint ledger_transactions_program_id_fkey;
alter table commissions
  drop constraint commissions_program_id_merchant_id_fkey,
  drop constraint commissions_affiliate_id_fkey,
  drop constraint commissions_link_id_fkey;
alter table conversions
  drop constraint conversions_program_id_merchant_id_fkey,
  drop constraint conversions_affiliate_id_fkey,
  drop constraint conversions_link_id_fkey;
alter table programs drop constraint programs_id_merchant_id_key;
