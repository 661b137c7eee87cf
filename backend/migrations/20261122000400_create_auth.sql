-- migrate:up
create table users (
  id text collate "C" primary key,
  email text not null,
  password_hash text not null,
  role text not null check (role in ('admin', 'affiliate')),
  affiliate_id text collate "C" references affiliates (id),
  created_at timestamptz not null default now(),
  check ((role = 'affiliate') = (affiliate_id is not null))
);
create unique index users_email on users (lower(email));

-- Merchants' credentials; only a SHA-256 of the secret is kept (secrets are 256 random bits, so a slow hash adds nothing).
create table api_keys (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  kind text not null check (kind in ('api', 'postback')),
  livemode boolean not null,
  prefix text not null,
  secret_hash bytea not null unique,
  scopes text[] not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index api_keys_merchant on api_keys (merchant_id);

-- migrate:down
drop table api_keys, users;
