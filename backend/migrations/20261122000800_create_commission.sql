-- migrate:up
create table commissions (
  id text collate "C" primary key,
  conversion_id text collate "C" not null references conversions (id),
  program_id text collate "C" not null references programs (id),
  merchant_id text collate "C" not null references merchants (id),
  affiliate_id text collate "C" not null references affiliates (id),
  link_id text collate "C",
  livemode boolean not null,
  status text not null check (status in ('pending', 'on_hold', 'approved', 'in_payout', 'paid', 'rejected', 'reversed')),
  hold_reason text,
  -- Program's currency.
  currency text collate "C" not null,
  base_minor bigint check (base_minor >= 0),
  -- As accrued first; what remains is amount_minor - reversed_minor. Null while a missing rate leaves it undecided.
  amount_minor bigint check (amount_minor >= 0),
  reversed_minor bigint not null default 0 check (reversed_minor >= 0),
  share_numerator bigint not null check (share_numerator > 0),
  share_denominator bigint not null check (share_denominator >= share_numerator),
  terms_version integer not null,
  explanation jsonb not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  approve_after timestamptz not null,
  approved_at timestamptz,
  version integer not null default 1,
  unique (conversion_id, affiliate_id, terms_version),
  check (reversed_minor <= coalesce(amount_minor, 0)),
  check ((status = 'on_hold') = (hold_reason is not null))
);
create index commissions_due on commissions (approve_after) where status = 'pending';
create index commissions_affiliate on commissions (affiliate_id, recorded_at);
create index commissions_program on commissions (program_id, recorded_at);

-- migrate:down
drop table commissions;
