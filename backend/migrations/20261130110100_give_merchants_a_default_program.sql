-- migrate:up
-- Where orders go that name no program and come without evidence of one; a program of the merchant's own.
alter table merchants
  add column default_program_id text collate "C" references programs (id);

-- migrate:down
alter table merchants drop column default_program_id;
