-- migrate:up
-- Whoever has an account so far got it from the operator, at an address that the operator knew.
alter table users add column email_verified_at timestamptz;
update users set email_verified_at = created_at;

-- Links by mail that prove whose mailbox it is. One of a kind per person: a newer one replaces it, and use removes it.
create table mailed_links (
  user_id text collate "C" not null references users (id) on delete cascade,
  purpose text not null check (purpose in ('verify_email', 'change_email', 'reset_password')),
  -- Where it was sent.
  email text not null,
  -- SHA-256 of 256 random bits.
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null,
  primary key (user_id, purpose)
);

-- migrate:down
drop table mailed_links;
alter table users drop column email_verified_at;
