-- migrate:up
-- A link leads to an allowed domain of its program; or an operator allowed its destination although it is on none
-- (`allowed_by`: who); or it stops at a date (`stops_at`), from which on visitors get the program's fallback.
alter table links
  add column allowed_by text,
  add column stops_at timestamptz,
  add constraint links_destination check (allowed_by is null or stops_at is null);
create index links_stopping on links (program_id, id) where stops_at is not null;

-- migrate:down
drop index links_stopping;
alter table links drop constraint links_destination, drop column allowed_by, drop column stops_at;
