-- migrate:up
-- A mail that waits is sent by a job. Its id is the mail's own under another prefix.
insert into jobs (id, kind, tenant, payload, run_at, attempts, max_attempts, last_error, created_at)
select 'job_' || substr(id, 5), 'mail', coalesce(requested_by, ''), jsonb_build_object('mailId', id), next_try_at, attempts, 60,
       failure, created_at
from mails where ended_at is null;
update mails set failure = null where ended_at is null and failure is not null;
alter table mails drop column attempts, drop column next_try_at;

-- migrate:down
alter table mails
  add column attempts integer not null default 0,
  add column next_try_at timestamptz not null default now();
update mails set attempts = jobs.attempts, next_try_at = jobs.run_at, failure = jobs.last_error
from jobs where jobs.kind = 'mail' and jobs.payload ->> 'mailId' = mails.id and mails.ended_at is null;
delete from jobs where kind = 'mail';
create index mails_waiting on mails (next_try_at) where ended_at is null;
