-- migrate:up
-- Mails to send, written with what they tell of. Body and links go when the mail is gone: they may hold a secret.
create table mails (
  id text collate "C" primary key,
  recipient text not null,
  subject text not null,
  content jsonb,
  created_at timestamptz not null,
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  ended_at timestamptz,
  failure text,
  check (ended_at is null or content is null)
);
create index mails_waiting on mails (next_try_at) where ended_at is null;
create index mails_ended on mails (ended_at) where ended_at is not null;

-- migrate:down
drop table mails;
