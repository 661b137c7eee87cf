-- migrate:up
-- A conversion is written with ten rows. What each insert checked or indexed twice, or for nobody, goes.

-- One reference instead of two, and a stronger one: the program is the merchant's own.
alter table programs add constraint programs_id_merchant_id_key unique (id, merchant_id);
alter table conversions
  drop constraint conversions_merchant_id_fkey,
  drop constraint conversions_program_id_fkey,
  add constraint conversions_program_id_merchant_id_fkey
    foreign key (program_id, merchant_id) references programs (id, merchant_id);

-- A commission copies these from its conversion, which it refers to and which has them checked.
alter table commissions
  drop constraint commissions_program_id_fkey,
  drop constraint commissions_merchant_id_fkey,
  drop constraint commissions_affiliate_id_fkey;

-- Lists are read in the order of ids, which grow with time. An identity needs no index to be unique.
alter table conversions drop constraint conversions_recorded_seq_key;
drop index conversions_merchant_recorded, conversions_program_recorded, conversions_affiliate_recorded;
create index conversions_program_newest on conversions (program_id, id);
create index conversions_affiliate_newest on conversions (affiliate_id, id) where affiliate_id is not null;
drop index commissions_program;
create index commissions_program_newest on commissions (program_id, id);
-- As in prefer_order_key: made last, so that it is the one taken while there are no statistics.
alter table conversions drop constraint conversions_merchant_id_type_order_id_livemode_key;
alter table conversions add constraint conversions_merchant_id_type_order_id_livemode_key
  unique (merchant_id, type, order_id, livemode);

-- No query reads the books by program and day or by account; the standing check reads all entries.
drop index ledger_transactions_program, ledger_entries_account;

-- Events' ids are random. Only a row that is about to be published has a number.
alter table outbox drop constraint outbox_event_id_key, drop constraint outbox_relay_seq_key;
create unique index outbox_relay_seq_key on outbox (relay_seq) where relay_seq is not null;

-- Answers are forgotten by age once a day, and lie in the order of their age.
drop index idempotency_keys_created_at;
create index idempotency_keys_created_at on idempotency_keys using brin (created_at) with (autosummarize = on);

-- Headers and entries come in one statement, and are checked once for all of it instead of row by row at the commit. That an
-- entry has its header is part of it; headers are never deleted.
drop trigger ledger_transactions_balanced on ledger_transactions;
drop trigger ledger_entries_with_their_header on ledger_entries;
drop function ledger_refuse_imbalance, ledger_refuse_late_entries;
alter table ledger_entries drop constraint ledger_entries_transaction_id_fkey;

create function ledger_refuse_empty() returns trigger language plpgsql as $$
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
create trigger ledger_transactions_have_entries after insert on ledger_transactions
  referencing new table as added for each statement execute function ledger_refuse_empty();

create function ledger_refuse_imbalance() returns trigger language plpgsql as $$
declare
  late text;
  unbalanced text;
begin
  -- Laterally, so that it is one step into an index for each, whatever the statistics say.
  select a.id into late from (select distinct transaction_id as id from added) a
  left join lateral (
    select h.xmin = pg_current_xact_id()::xid as own from ledger_transactions h where h.id = a.id limit 1) t on true
  where t.own is distinct from true limit 1;
  if found then
    raise exception 'the ledger is append-only: entries come with their transaction, not later' using errcode = 'restrict_violation';
  end if;
  select a.id into unbalanced from (select distinct transaction_id as id from added) a
  cross join lateral (
    select 1 from ledger_entries e where e.transaction_id = a.id group by e.currency having sum(e.amount_minor) <> 0 limit 1) s
  limit 1;
  if found then
    raise exception 'ledger transaction % is not balanced', unbalanced using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_balanced after insert on ledger_entries
  referencing new table as added for each statement execute function ledger_refuse_imbalance();

-- migrate:down
drop trigger ledger_entries_balanced on ledger_entries;
drop trigger ledger_transactions_have_entries on ledger_transactions;
drop function ledger_refuse_imbalance, ledger_refuse_empty;
alter table ledger_entries add constraint ledger_entries_transaction_id_fkey
  foreign key (transaction_id) references ledger_transactions (id);
create function ledger_refuse_late_entries() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added a join ledger_transactions t on t.id = a.transaction_id
             where t.xmin <> pg_current_xact_id()::xid) then
    raise exception 'the ledger is append-only: entries come with their transaction, not later' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_with_their_header after insert on ledger_entries
  referencing new table as added for each statement execute function ledger_refuse_late_entries();
create function ledger_refuse_imbalance() returns trigger language plpgsql as $$
declare
  currencies bigint;
  unbalanced bigint;
begin
  select count(*), count(*) filter (where total <> 0) into currencies, unbalanced
  from (select sum(amount_minor) as total from ledger_entries where transaction_id = new.id group by currency) as totals;
  if currencies = 0 then
    raise exception 'ledger transaction % has no entries', new.id using errcode = 'check_violation';
  end if;
  if unbalanced > 0 then
    raise exception 'ledger transaction % is not balanced', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_transactions_balanced after insert on ledger_transactions
  deferrable initially deferred for each row execute function ledger_refuse_imbalance();

drop index idempotency_keys_created_at;
create index idempotency_keys_created_at on idempotency_keys (created_at);
drop index outbox_relay_seq_key;
alter table outbox add constraint outbox_relay_seq_key unique (relay_seq), add constraint outbox_event_id_key unique (event_id);
create index ledger_transactions_program on ledger_transactions (program_id, booking_date);
create index ledger_entries_account on ledger_entries (account, currency);
drop index commissions_program_newest;
create index commissions_program on commissions (program_id, recorded_at);
drop index conversions_program_newest, conversions_affiliate_newest;
create index conversions_merchant_recorded on conversions (merchant_id, livemode, recorded_seq);
create index conversions_program_recorded on conversions (program_id, recorded_seq);
create index conversions_affiliate_recorded on conversions (affiliate_id, recorded_seq) where affiliate_id is not null;
alter table conversions add constraint conversions_recorded_seq_key unique (recorded_seq);
alter table commissions
  add constraint commissions_program_id_fkey foreign key (program_id) references programs (id),
  add constraint commissions_merchant_id_fkey foreign key (merchant_id) references merchants (id),
  add constraint commissions_affiliate_id_fkey foreign key (affiliate_id) references affiliates (id);
alter table conversions
  drop constraint conversions_program_id_merchant_id_fkey,
  add constraint conversions_merchant_id_fkey foreign key (merchant_id) references merchants (id),
  add constraint conversions_program_id_fkey foreign key (program_id) references programs (id);
alter table programs drop constraint programs_id_merchant_id_key;
