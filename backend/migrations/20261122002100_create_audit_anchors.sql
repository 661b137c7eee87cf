-- migrate:up
-- One a day: the chain's end as it was signed and put where this database's owner cannot change it.
create table audit_anchors (
  day date primary key,
  seq bigint not null,
  object_key text not null,
  -- Until when the store itself refuses to change it; null where it cannot.
  locked_until timestamptz,
  stored_at timestamptz not null default now()
);
revoke update, delete on audit_anchors from tributary_app;
create trigger audit_anchors_append_only before update or delete or truncate on audit_anchors
  for each statement execute function audit_refuse_change();

-- migrate:down
drop table audit_anchors;
