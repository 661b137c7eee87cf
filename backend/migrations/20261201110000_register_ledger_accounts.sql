-- migrate:up
-- Accounts were strings that every reader took apart. Each is a row now, and an entry has its place in its account: a sequence
-- without gaps and the balance after it. For entries that exist the sequence follows the time they were recorded at, then the
-- id of their transaction, then the line.
set local work_mem = '64MB';
set local maintenance_work_mem = '256MB';

create table ledger_accounts (
  id bigint generated always as identity primary key,
  kind text collate "C" not null,
  -- A merchant, an affiliate, a payment provider or a bank account, by the kind; none for the operator's own accounts.
  owner_id text collate "C" check (owner_id ~ '^[A-Za-z0-9_-]+$'),
  program_id text collate "C" references programs (id) check (program_id ~ '^[A-Za-z0-9_-]+$'),
  type text collate "C" check (type ~ '^[A-Za-z0-9_-]+$'),
  livemode boolean not null,
  merchant_id text collate "C" generated always as (case when kind = 'merchant' then owner_id end) stored
    references merchants (id),
  affiliate_id text collate "C" generated always as (case when kind = 'affiliate' then owner_id end) stored
    references affiliates (id),
  -- How the account is written, made of all that it is: unique, so that there is one account of each.
  path text collate "C" not null generated always as (
    case when livemode then '' else 'test/' end || kind || coalesce('/' || owner_id, '') || coalesce('/' || program_id, '')
    || coalesce('/' || type, '')) stored unique,
  constraint ledger_accounts_shape check (
    case kind
      when 'merchant' then owner_id is not null and program_id is null and type in ('accrued', 'due', 'prepaid')
      when 'affiliate' then owner_id is not null and program_id is not null and type in ('pending', 'approved', 'in_payout')
      when 'operator' then owner_id is null and program_id is null and type in ('pending', 'costs')
      when 'clearing' then owner_id is not null and program_id is null and type is null
      when 'bank' then owner_id is not null and program_id is null and type is null
      when 'fx' then owner_id is null and program_id is null and type ~ '^[A-Z]{3}$'
      when 'fees' then owner_id is null and program_id is null and type is null
      when 'tax' then owner_id is null and program_id is null and type in ('vat_in', 'vat_out', 'withheld')
      when 'write_off' then owner_id is null and program_id is null and type is null
    end is true)
);
create index ledger_accounts_affiliate on ledger_accounts (affiliate_id) where affiliate_id is not null;
insert into ledger_accounts (kind, owner_id, program_id, type, livemode)
select part[1],
  case when part[1] in ('merchant', 'affiliate', 'clearing', 'bank') then part[2] end,
  case when part[1] = 'affiliate' then part[3] end,
  case part[1] when 'affiliate' then part[4] when 'merchant' then part[3] when 'clearing' then null when 'bank' then null
    else part[2] end,
  livemode
from (
  select account, string_to_array(regexp_replace(account, '^test/', ''), '/') as part, not starts_with(account, 'test/') as livemode
  from (select distinct account from ledger_balances) balances
) accounts
order by account;

alter table ledger_entries rename to former_ledger_entries;
alter table former_ledger_entries rename constraint ledger_entries_pkey to former_ledger_entries_pkey;
alter table ledger_balances rename to former_ledger_balances;
alter table former_ledger_balances rename constraint ledger_balances_pkey to former_ledger_balances_pkey;

create table ledger_entries (
  transaction_id text collate "C" not null,
  line smallint not null,
  account_id bigint not null,
  currency text collate "C" not null,
  -- Minor units; debit positive, credit negative.
  amount_minor bigint not null,
  -- Place among the entries of the account in this currency: 1, 2, 3, …
  account_seq bigint not null,
  -- What the account has come to with this entry.
  balance_after bigint not null
);
insert into ledger_entries (transaction_id, line, account_id, currency, amount_minor, account_seq, balance_after)
select e.transaction_id, e.line, a.id, e.currency, e.amount_minor, row_number() over upto, sum(e.amount_minor) over upto
from former_ledger_entries e
join ledger_transactions t on t.id = e.transaction_id
left join ledger_accounts a on a.path = e.account
window upto as (partition by a.id, e.currency order by t.recorded_at, e.transaction_id, e.line rows unbounded preceding);

-- One row per account and currency: locked by whoever adds entries, which take their sequence and balance from it.
create table ledger_balances (
  account_id bigint not null references ledger_accounts (id),
  currency text collate "C" not null,
  amount_minor bigint not null,
  -- Sequence of the last entry.
  last_seq bigint not null check (last_seq > 0),
  primary key (account_id, currency)
);
insert into ledger_balances (account_id, currency, amount_minor, last_seq)
select a.id, b.currency, b.amount_minor, e.last_seq
from former_ledger_balances b
join ledger_accounts a on a.path = b.account
join (select account_id, currency, max(account_seq) as last_seq from ledger_entries group by 1, 2) e
  on e.account_id = a.id and e.currency = b.currency;

do $$ begin
  if exists (
    select from (select account, currency, count(*) as entries, sum(amount_minor) as total from former_ledger_entries group by 1, 2) f
    full join (
      select a.path as account, e.currency, count(*) as entries, sum(e.amount_minor) as total
      from ledger_entries e join ledger_accounts a on a.id = e.account_id group by 1, 2) n using (account, currency)
    where (f.entries, f.total) is distinct from (n.entries, n.total)
  ) then raise exception 'entries by account are not those that they were made of' using errcode = 'data_exception'; end if;
  if exists (
    select from former_ledger_balances f
    full join (select a.path as account, b.currency, b.amount_minor from ledger_balances b join ledger_accounts a on a.id = b.account_id) n
      using (account, currency)
    where f.amount_minor is distinct from n.amount_minor
  ) then raise exception 'balances are not those that they were made of' using errcode = 'data_exception'; end if;
  if exists (
    select from ledger_balances b
    left join ledger_entries e on e.account_id = b.account_id and e.currency = b.currency and e.account_seq = b.last_seq
    where e.balance_after is distinct from b.amount_minor
  ) then raise exception 'a balance is not that after its last entry' using errcode = 'data_exception'; end if;
end $$;

alter table ledger_entries
  add primary key (transaction_id, line),
  add unique (account_id, currency, account_seq),
  add constraint ledger_entries_transaction_id_fkey foreign key (transaction_id) references ledger_transactions (id),
  add foreign key (account_id, currency) references ledger_balances (account_id, currency),
  add constraint ledger_entries_amount_minor_check check (amount_minor <> 0),
  add check (account_seq > 0),
  add constraint ledger_entries_first_check check (account_seq > 1 or balance_after = amount_minor);

-- Not every posting is of a program: a payout spans several, a bank's fee is of none.
alter table ledger_transactions drop constraint ledger_transactions_program_id_fkey;
alter table ledger_transactions rename column program_id to scope_id;
alter table ledger_transactions alter column scope_id drop not null;
alter table ledger_transactions add column scope_kind text not null default 'program';
alter table ledger_transactions
  alter column scope_kind drop default,
  add column program_id text collate "C" generated always as (case when scope_kind = 'program' then scope_id end) stored
    references programs (id),
  add column affiliate_id text collate "C" generated always as (case when scope_kind = 'affiliate' then scope_id end) stored
    references affiliates (id),
  add constraint ledger_transactions_scope check (
    scope_kind in ('program', 'affiliate', 'provider', 'operator') and (scope_kind = 'operator') = (scope_id is null));

create or replace function ledger_refuse_imbalance() returns trigger language plpgsql as $$
declare
  found_id text;
begin
  -- Laterally, so that it is one step into an index for each, whatever the statistics say.
  select a.id into found_id from (select distinct transaction_id as id from added) a
  left join lateral (
    select h.xmin = pg_current_xact_id()::xid as own from ledger_transactions h where h.id = a.id limit 1) t on true
  where t.own is distinct from true limit 1;
  if found then
    raise exception 'the ledger is append-only: entries come with their transaction, not later' using errcode = 'restrict_violation';
  end if;
  select a.id into found_id from (select distinct transaction_id as id from added) a
  cross join lateral (
    select 1 from ledger_entries e where e.transaction_id = a.id group by e.currency having sum(e.amount_minor) <> 0 limit 1) s
  limit 1;
  if found then
    raise exception 'ledger transaction % is not balanced', found_id using errcode = 'check_violation';
  end if;
  select a.transaction_id into found_id from added a
  cross join lateral (select c.livemode from ledger_accounts c where c.id = a.account_id limit 1) c
  cross join lateral (select t.livemode from ledger_transactions t where t.id = a.transaction_id limit 1) t
  where c.livemode <> t.livemode limit 1;
  if found then
    raise exception 'ledger transaction % is not of its account''s mode', found_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_balanced after insert on ledger_entries
  referencing new table as added for each statement execute function ledger_refuse_imbalance();

-- That an entry goes on from the one before it; with the unique sequence, nothing can come between or be left out.
create function ledger_refuse_gap() returns trigger language plpgsql as $$
begin
  if exists (
    select from added a
    left join lateral (
      select e.balance_after from ledger_entries e
      where e.account_id = a.account_id and e.currency = a.currency and e.account_seq = a.account_seq - 1 limit 1) p on true
    where a.account_seq > 1 and p.balance_after is distinct from a.balance_after - a.amount_minor
  ) then
    raise exception 'a ledger entry does not go on from the entry before it' using errcode = 'check_violation';
  end if;
  if exists (
    select from added a
    cross join lateral (
      select b.last_seq from ledger_balances b where b.account_id = a.account_id and b.currency = a.currency limit 1) b
    where b.last_seq < a.account_seq
  ) then
    raise exception 'a ledger entry is not in the balance of its account' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_without_gaps after insert on ledger_entries
  referencing new table as added for each statement execute function ledger_refuse_gap();

create function ledger_refuse_difference() returns trigger language plpgsql as $$
begin
  if exists (
    select from changed c
    left join lateral (
      select e.balance_after from ledger_entries e
      where e.account_id = c.account_id and e.currency = c.currency and e.account_seq = c.last_seq limit 1) e on true
    where e.balance_after is distinct from c.amount_minor
  ) then
    raise exception 'a ledger balance is not that after its last entry' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_balances_begun after insert on ledger_balances
  referencing new table as changed for each statement execute function ledger_refuse_difference();
create trigger ledger_balances_moved after update on ledger_balances
  referencing new table as changed for each statement execute function ledger_refuse_difference();

create trigger ledger_accounts_append_only before update or delete or truncate on ledger_accounts
  for each statement execute function ledger_refuse_change();
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function ledger_refuse_change();
create trigger ledger_balances_stay before delete or truncate on ledger_balances
  for each statement execute function ledger_refuse_change();
revoke update, delete, truncate on ledger_accounts, ledger_entries from tributary_app;
revoke delete, truncate on ledger_balances from tributary_app;

-- migrate:down
drop table ledger_entries, ledger_balances, ledger_accounts;
drop function ledger_refuse_gap, ledger_refuse_difference;
create or replace function ledger_refuse_imbalance() returns trigger language plpgsql as $$
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
alter table ledger_transactions drop constraint ledger_transactions_scope, drop column program_id, drop column affiliate_id,
  drop column scope_kind;
alter table ledger_transactions rename column scope_id to program_id;
alter table ledger_transactions
  alter column program_id set not null,
  add constraint ledger_transactions_program_id_fkey foreign key (program_id) references programs (id);
alter table former_ledger_balances rename to ledger_balances;
alter table ledger_balances rename constraint former_ledger_balances_pkey to ledger_balances_pkey;
alter table former_ledger_entries rename to ledger_entries;
alter table ledger_entries rename constraint former_ledger_entries_pkey to ledger_entries_pkey;
