-- migrate:up
-- By which rule an input was hashed. What is stored already is compared by the rule of its time for as long as answers are kept.
alter table idempotency_keys add hash_version smallint not null default 1 check (hash_version in (1, 2));
alter table idempotency_keys alter hash_version drop default;

-- migrate:down
delete from idempotency_keys where hash_version <> 1;
alter table idempotency_keys drop hash_version;
