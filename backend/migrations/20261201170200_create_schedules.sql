-- migrate:up
-- Work that recurs. Each schedule has one job, which is each run in turn and waits for the next time in between.
create table schedules (
  name text collate "C" primary key,
  cron text not null,
  time_zone text not null,
  missed text collate "C" not null check (missed in ('run_once', 'skip')),
  job_id text collate "C" not null unique references jobs (id),
  last_run_at timestamptz,
  last_success_at timestamptz
);
delete from leases where name like 'schedule/%';

-- migrate:down
create temporary table scheduled on commit drop as select job_id from schedules;
drop table schedules;
delete from jobs where id in (select job_id from scheduled);
