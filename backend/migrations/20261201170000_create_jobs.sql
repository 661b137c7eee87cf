-- migrate:up
-- Work that takes time or has effects outside the database. The row is the truth; the stream only says that there is something
-- to do.
create table jobs (
  id text collate "C" primary key,
  kind text collate "C" not null check (kind <> ''),
  -- Whose work it is, for turns between them: a merchant or an affiliate; empty for the installation's own.
  tenant text collate "C" not null default '',
  -- Null when the job is over and what it was about is forgotten.
  payload jsonb,
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
  run_at timestamptz not null default now(),
  -- Only ever counts up: it tells the present claim from every earlier one.
  attempts integer not null default 0 check (attempts >= 0),
  max_attempts integer not null check (max_attempts > 0),
  -- Attempts before the latest replay, which do not count against max_attempts.
  replayed_after integer not null default 0 check (replayed_after between 0 and attempts),
  claimed_by text,
  claimed_until timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((state = 'running') = (claimed_by is not null)),
  check ((state = 'running') = (claimed_until is not null)),
  check ((state in ('done', 'dead')) = (finished_at is not null)),
  check (payload is not null or state in ('done', 'dead'))
);
create index jobs_due on jobs (kind, tenant, run_at, id) where state = 'waiting';
create index jobs_claimed on jobs (kind, claimed_until) where state = 'running';
create index jobs_finished on jobs (state, kind, finished_at) where finished_at is not null;
create index jobs_dead on jobs (id) where state = 'dead';

-- migrate:down
drop table jobs;
