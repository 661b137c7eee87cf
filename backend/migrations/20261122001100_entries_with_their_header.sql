-- migrate:up
-- Entries come in the transaction of their header and never later, so one check of the header at commit is enough.
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

drop trigger ledger_entries_balanced on ledger_entries;
drop trigger ledger_transactions_balanced on ledger_transactions;
drop function ledger_refuse_imbalance;

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

-- migrate:down
drop trigger ledger_transactions_balanced on ledger_transactions;
drop trigger ledger_entries_with_their_header on ledger_entries;
drop function ledger_refuse_imbalance, ledger_refuse_late_entries;
create function ledger_refuse_imbalance() returns trigger language plpgsql as $$
declare
  txid text := to_jsonb(new) ->> tg_argv[0];
begin
  if not exists (select 1 from ledger_entries where transaction_id = txid) then
    raise exception 'ledger transaction % has no entries', txid using errcode = 'check_violation';
  end if;
  if exists (select 1 from ledger_entries where transaction_id = txid group by currency having sum(amount_minor) <> 0) then
    raise exception 'ledger transaction % is not balanced', txid using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_transactions_balanced after insert on ledger_transactions
  deferrable initially deferred for each row execute function ledger_refuse_imbalance('id');
create constraint trigger ledger_entries_balanced after insert on ledger_entries
  deferrable initially deferred for each row execute function ledger_refuse_imbalance('transaction_id');
