-- migrate:up
-- Nothing ever wrote to it: consumers are idempotent by keys of their own.
do $$ begin
  if exists (select from inbox) then raise exception 'the inbox is in use'; end if;
end $$;
drop table inbox;

-- migrate:down
create table inbox (
  consumer text collate "C" not null,
  event_id text collate "C" not null,
  handled_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_handled_at on inbox (handled_at);
