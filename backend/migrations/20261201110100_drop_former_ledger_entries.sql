-- migrate:up
drop table former_ledger_entries, former_ledger_balances;

-- migrate:down
create table former_ledger_balances (
  account text collate "C" not null,
  currency text collate "C" not null,
  amount_minor bigint not null,
  version bigint not null default 1,
  constraint former_ledger_balances_pkey primary key (account, currency)
);
insert into former_ledger_balances
select a.path, b.currency, b.amount_minor, b.last_seq from ledger_balances b join ledger_accounts a on a.id = b.account_id;
create table former_ledger_entries (
  transaction_id text collate "C" not null
    constraint ledger_entries_transaction_id_fkey references ledger_transactions (id),
  line smallint not null,
  account text collate "C" not null,
  amount_minor bigint not null constraint ledger_entries_amount_minor_check check (amount_minor <> 0),
  currency text collate "C" not null,
  constraint former_ledger_entries_pkey primary key (transaction_id, line)
);
insert into former_ledger_entries
select e.transaction_id, e.line, a.path, e.amount_minor, e.currency from ledger_entries e join ledger_accounts a on a.id = e.account_id;
create trigger ledger_entries_append_only before update or delete or truncate on former_ledger_entries
  for each statement execute function ledger_refuse_change();
create trigger ledger_entries_balanced after insert on former_ledger_entries
  referencing new table as added for each statement execute function ledger_refuse_imbalance();
revoke update, delete, truncate on former_ledger_entries from tributary_app;
