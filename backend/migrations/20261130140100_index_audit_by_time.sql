-- migrate:up
-- Entries of a day long past are found without reading all that came after it.
create index audit_entries_at on audit_entries (at);

-- migrate:down
drop index audit_entries_at;
