-- migrate:up
create table merchants (
  id text collate "C" primary key,
  name text not null,
  website_url text,
  version integer not null default 1,
  created_at timestamptz not null default now()
);

create table programs (
  id text collate "C" primary key,
  -- Short number carried by signed click ids (24 bits there).
  no bigint generated always as identity unique check (no < 16777216),
  merchant_id text collate "C" not null references merchants (id),
  name text not null,
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  status text not null default 'active' check (status in ('active', 'paused', 'closed')),
  click_param text not null default 'click_id',
  fallback_url text,
  proven_domains text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index programs_merchant on programs (merchant_id);

-- Attribution policy and commission rule of a program, by version. Versions are only ever added: earlier decisions keep theirs.
create table program_terms (
  id text collate "C" primary key,
  program_id text collate "C" not null references programs (id),
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  attribution_model text not null check (attribution_model in ('last_click', 'coupon_first')),
  window_days integer not null check (window_days between 1 and 365),
  commission_kind text not null check (commission_kind in ('percent', 'flat')),
  commission_percent text,
  commission_base text check (commission_base in ('gross', 'net')),
  commission_flat_minor bigint check (commission_flat_minor >= 0),
  hold_days integer not null check (hold_days between 0 and 365),
  created_at timestamptz not null default now(),
  unique (program_id, version),
  check (commission_kind <> 'percent' or (commission_percent is not null and commission_base is not null)),
  check (commission_kind <> 'flat' or commission_flat_minor is not null)
);

-- migrate:down
drop table program_terms, programs, merchants;
