-- migrate:up
-- How far each account of the ledger is verified, so that no verification has to begin with the first entry of all.
create table ledger_verification_passes (
  -- `incremental`: what is new in each account, again and again. `full`: one shard of the accounts a day, from their first entry.
  pass text collate "C" primary key check (pass in ('incremental', 'full')),
  -- Of the full pass: the day, counted from 1970-01-01, whose shard is being verified or is the next. 0 for the incremental one.
  round integer not null,
  -- The last account and currency that this round is through with.
  account_id bigint not null default 0,
  currency text collate "C" not null default '',
  created_at timestamptz not null default now(),
  -- When a round was last through with all of its accounts.
  completed_at timestamptz
);
insert into ledger_verification_passes (pass, round)
values ('incremental', 0), ('full', floor(extract(epoch from now()) / 86400));

create table ledger_verified (
  pass text collate "C" not null check (pass in ('incremental', 'full')),
  account_id bigint not null,
  currency text collate "C" not null,
  -- Of another round than the pass is in, it counts for nothing: the account is verified from its first entry.
  round integer not null,
  -- Everything up to this entry is right, and this is what the account has come to with it.
  account_seq bigint not null check (account_seq >= 0),
  balance_minor bigint not null,
  verified_at timestamptz not null default now(),
  primary key (pass, account_id, currency),
  foreign key (account_id, currency) references ledger_balances (account_id, currency)
) with (fillfactor = 70);

-- Accounts that are wrong now. Always empty, and an alarm otherwise.
create table ledger_differences (
  account_id bigint not null,
  currency text collate "C" not null,
  fault text collate "C" not null check (fault in ('sequence', 'transaction', 'balance')),
  -- The first entry that is wrong; for a balance, the last entry that it knows of.
  account_seq bigint not null,
  found_at timestamptz not null default now(),
  primary key (account_id, currency),
  foreign key (account_id, currency) references ledger_balances (account_id, currency)
);

revoke insert, delete, truncate on ledger_verification_passes from tributary_app;
revoke delete, truncate on ledger_verified from tributary_app;

-- migrate:down
drop table ledger_differences, ledger_verified, ledger_verification_passes;
