-- migrate:up
-- Somebody who is suspended keeps the account and its history, and cannot sign in.
alter table users
  add column name text,
  add column suspended_at timestamptz,
  add column last_sign_in_at timestamptz;
create index users_affiliate on users (affiliate_id, id);

-- Asked into the operator's team (affiliate_id null) or an affiliate's. Only a SHA-256 of the link's secret is kept.
create table invitations (
  id text collate "C" primary key,
  affiliate_id text collate "C" references affiliates (id),
  email text not null,
  role text not null check (role in (
    'owner', 'program_manager', 'finance', 'fraud_analyst', 'support', 'auditor', 'affiliate_manager', 'affiliate_viewer')),
  token_hash bytea not null unique,
  invited_by text collate "C" not null references users (id),
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  constraint invitations_side check (starts_with(role, 'affiliate') = (affiliate_id is not null)),
  check (accepted_at is null or withdrawn_at is null)
);
create index invitations_team on invitations (affiliate_id, id);
-- One that is open for an address and a team: asking again is sending again.
create unique index invitations_open on invitations (coalesce(affiliate_id, ''), lower(email))
  where accepted_at is null and withdrawn_at is null;

-- Somebody of the operator reads an affiliate's account as the affiliate does, for a stated reason.
create table support_views (
  id text collate "C" primary key,
  affiliate_id text collate "C" not null references affiliates (id),
  staff_user_id text collate "C" not null references users (id),
  reason text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- What was opened so far, as `GET /v1/links`; the first time of each stands in the audit trail.
  routes text[] not null default '{}'
);
create index support_views_affiliate on support_views (affiliate_id, id);
create index support_views_running on support_views (expires_at) where ended_at is null;

-- Whose account it was done in, when that is not the actor's own.
alter table audit_entries add column on_behalf_of text collate "C";

-- migrate:down
alter table audit_entries drop column on_behalf_of;
drop table support_views, invitations;
drop index users_affiliate;
alter table users drop column name, drop column suspended_at, drop column last_sign_in_at;
