-- migrate:up
-- What people show besides their password: an authenticator app (its secret encrypted with a key of FACTOR_KEYS) or a passkey.
create table factors (
  id text collate "C" primary key,
  user_id text collate "C" not null references users (id),
  kind text not null check (kind in ('totp', 'passkey')),
  name text not null,
  totp_secret text collate "C",
  credential_id text collate "C" unique,
  public_key bytea,
  sign_count bigint,
  transports text[] not null default '{}',
  backup_eligible boolean,
  backed_up boolean,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  constraint factors_totp check ((kind = 'totp') = (totp_secret is not null)),
  constraint factors_passkey check (
    (kind = 'passkey') = (num_nonnulls(credential_id, public_key, sign_count, backup_eligible, backed_up) = 5))
);
create index factors_user on factors (user_id);

-- Time steps whose code a person has used: each is good once. Rows older than the drift are removed on the way.
create table used_totp_steps (
  user_id text collate "C" not null references users (id),
  step bigint not null,
  primary key (user_id, step)
);

-- Codes for who has lost every factor; argon2id with one salt for a person's set, so that one hash finds a code in it.
create table recovery_codes (
  user_id text collate "C" not null references users (id),
  hash bytea not null,
  salt bytea not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (user_id, hash)
);

-- migrate:down
drop table recovery_codes, used_totp_steps, factors;
