-- migrate:up
-- A posting of a new kind needs its accounts in the table of flows in code, and its name here.
alter table ledger_transactions add constraint ledger_transactions_kind
  check (kind in ('accrue_commission', 'approve_commission', 'reverse_commission'));

-- migrate:down
alter table ledger_transactions drop constraint ledger_transactions_kind;
