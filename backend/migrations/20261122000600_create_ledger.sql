-- migrate:up
create table ledger_transactions (
  id text collate "C" primary key,
  kind text not null,
  -- The decision that caused it; the same cause posts once.
  cause text collate "C" not null unique,
  program_id text collate "C" not null references programs (id),
  livemode boolean not null,
  -- First open day at recorded_at in the program's time zone.
  booking_date date not null,
  recorded_at timestamptz not null
);
create index ledger_transactions_program on ledger_transactions (program_id, booking_date);

create table ledger_entries (
  transaction_id text collate "C" not null references ledger_transactions (id),
  line smallint not null,
  account text collate "C" not null,
  -- Minor units; debit positive, credit negative.
  amount_minor bigint not null check (amount_minor <> 0),
  currency text collate "C" not null,
  primary key (transaction_id, line)
);
create index ledger_entries_account on ledger_entries (account, currency);

-- One row per account and currency, changed in the entries' own transaction and proven equal to them by a standing check.
create table ledger_balances (
  account text collate "C" not null,
  currency text collate "C" not null,
  amount_minor bigint not null,
  version bigint not null default 1,
  primary key (account, currency)
);

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ledger_transactions_append_only before update or delete or truncate on ledger_transactions
  for each statement execute function ledger_refuse_change();
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function ledger_refuse_change();

-- Checked at commit, so entries may arrive in any number of statements; one check per transaction header and per late entry.
create function ledger_refuse_imbalance() returns trigger language plpgsql as $$
declare
  -- The trigger's argument names the column that holds the transaction's id.
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

-- migrate:down
drop table ledger_balances, ledger_entries, ledger_transactions;
drop function ledger_refuse_imbalance, ledger_refuse_change;
