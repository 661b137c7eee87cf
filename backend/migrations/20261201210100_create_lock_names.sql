-- migrate:up
-- Locks names for the transaction, in one order for all, so that two groups cannot wait for each other. `seed` keeps names of one kind
-- apart from those of another. Each lock is waited for no longer than `wait_ms` (SQLSTATE 55P03 then); null: as long as any other.
create function lock_names(names text[], seed bigint, wait_ms integer) returns void language plpgsql as $$
declare
  usual_wait text := current_setting('lock_timeout');
begin
  perform set_config('lock_timeout', coalesce(wait_ms::text, usual_wait), true);
  perform pg_advisory_xact_lock(lock) from (
    select hashtextextended(name, seed) as lock from unnest(names) as name order by lock) as locks;
  perform set_config('lock_timeout', usual_wait, true);
end $$;

-- migrate:down
drop function lock_names;
