-- migrate:up
-- What looked wrong, for a person to look at. The same again within an hour is counted on the open alert it belongs to.
create table security_alerts (
  id text collate "C" primary key,
  kind text collate "C" not null,
  severity text collate "C" not null check (severity in ('info', 'warning', 'critical')),
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  summary text not null,
  evidence jsonb not null,
  count integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text collate "C" references users (id),
  note text,
  check ((resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (note is null))
);
create index security_alerts_by_anomaly on security_alerts (kind, subject_kind, subject_id, first_at) where resolved_at is null;
create index security_alerts_open on security_alerts (id) where resolved_at is null;

-- migrate:down
drop table security_alerts;
