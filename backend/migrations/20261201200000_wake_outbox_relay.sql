-- migrate:up
-- A relay with nothing to do waits for a notification and holds this lock meanwhile. Whoever writes to the outbox takes the
-- shared side of it until the transaction ends, or, where the relay has it, notifies. So when the relay gets the lock, all
-- who did not notify have committed or rolled back, and what comes later will notify. A relay at work is not notified:
-- transactions that notify commit one after the other.
create function wake_outbox_relay() returns trigger language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock_shared(hashtextextended('outbox relay waits', 0)) then
    notify outbox;
  end if;
  return null;
end $$;
create trigger wake_relay after insert on outbox for each statement execute function wake_outbox_relay();

-- migrate:down
drop trigger wake_relay on outbox;
drop function wake_outbox_relay;
