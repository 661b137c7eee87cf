-- migrate:up
-- One function refuses changes of every table that is only added to, in place of a copy for each module. Triggers are replaced,
-- never dropped: no moment is without them.
create or replace trigger ledger_transactions_append_only before update or delete or truncate on ledger_transactions
  for each statement execute function refuse_change_of_append_only();
create or replace trigger ledger_accounts_append_only before update or delete or truncate on ledger_accounts
  for each statement execute function refuse_change_of_append_only();
create or replace trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function refuse_change_of_append_only();
create or replace trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_change_of_append_only();
create or replace trigger audit_seals_append_only before update or delete or truncate on audit_seals
  for each statement execute function refuse_change_of_append_only();
create or replace trigger audit_anchors_append_only before update or delete or truncate on audit_anchors
  for each statement execute function refuse_change_of_append_only();
create or replace trigger terms_append_only before update or delete or truncate on terms
  for each statement execute function refuse_change_of_append_only();
create or replace trigger attribution_decisions_append_only before update or delete or truncate on attribution_decisions
  for each statement execute function refuse_change_of_append_only();
create or replace trigger attribution_shares_append_only before update or delete or truncate on attribution_shares
  for each statement execute function refuse_change_of_append_only();
create or replace trigger conversion_items_append_only before update or delete or truncate on conversion_items
  for each statement execute function refuse_change_of_append_only();
create or replace trigger refund_parts_append_only before update or delete or truncate on refund_parts
  for each statement execute function refuse_change_of_append_only();
create or replace trigger commission_lines_append_only before update or delete or truncate on commission_lines
  for each statement execute function refuse_change_of_append_only();
-- Balances move, and are only kept from going.
create or replace trigger ledger_balances_stay before delete or truncate on ledger_balances
  for each statement execute function refuse_going();

-- Refused while a trigger still needs one of them.
drop function ledger_refuse_change, audit_refuse_change, terms_refuse_change, attribution_refuse_change,
  commission_lines_refuse_change;

-- migrate:down
create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create function terms_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'versions of terms are only added: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create function attribution_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only added: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create function commission_lines_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'lines of commissions are only added: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create or replace trigger ledger_transactions_append_only before update or delete or truncate on ledger_transactions
  for each statement execute function ledger_refuse_change();
create or replace trigger ledger_accounts_append_only before update or delete or truncate on ledger_accounts
  for each statement execute function ledger_refuse_change();
create or replace trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function ledger_refuse_change();
create or replace trigger ledger_balances_stay before delete or truncate on ledger_balances
  for each statement execute function ledger_refuse_change();
create or replace trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function audit_refuse_change();
create or replace trigger audit_seals_append_only before update or delete or truncate on audit_seals
  for each statement execute function audit_refuse_change();
create or replace trigger audit_anchors_append_only before update or delete or truncate on audit_anchors
  for each statement execute function audit_refuse_change();
create or replace trigger terms_append_only before update or delete or truncate on terms
  for each statement execute function terms_refuse_change();
create or replace trigger attribution_decisions_append_only before update or delete or truncate on attribution_decisions
  for each statement execute function attribution_refuse_change();
create or replace trigger attribution_shares_append_only before update or delete or truncate on attribution_shares
  for each statement execute function attribution_refuse_change();
create or replace trigger conversion_items_append_only before update or delete or truncate on conversion_items
  for each statement execute function attribution_refuse_change();
create or replace trigger refund_parts_append_only before update or delete or truncate on refund_parts
  for each statement execute function attribution_refuse_change();
create or replace trigger commission_lines_append_only before update or delete or truncate on commission_lines
  for each statement execute function commission_lines_refuse_change();
