-- migrate:up
-- Which sessions were revoked is decided here: Redis may lose keys, or come back with old ones, and must reopen nothing by it.
-- A session is good while it was begun in its person's present epoch, or is the one that was kept when the others were ended.
alter table users
  add column session_epoch integer not null default 0,
  add column kept_session text collate "C";

-- Sessions that ended one by one: signed out, ended from another device, or because an old token was used.
create table ended_sessions (
  session_id text collate "C" primary key,
  user_id text collate "C" not null references users (id) on delete cascade,
  -- When the session and its last access token would be over anyway.
  forget_at timestamptz not null
);
create index ended_sessions_user on ended_sessions (user_id);
create index ended_sessions_by_age on ended_sessions (forget_at);

-- migrate:down
drop table ended_sessions;
alter table users drop column session_epoch, drop column kept_session;
