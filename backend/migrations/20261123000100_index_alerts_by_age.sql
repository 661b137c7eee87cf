-- migrate:up
-- The worker deletes alerts by their age, a few at a time: without an index each time would read all of them.
create index security_alerts_by_age on security_alerts (last_at);

-- migrate:down
drop index security_alerts_by_age;
