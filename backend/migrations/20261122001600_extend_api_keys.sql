-- migrate:up
-- Whose key it is and how far it reaches. Empty lists limit nothing: all programs of the merchant, any address.
alter table api_keys
  add column name text not null default '',
  add column created_by text collate "C",
  add column program_ids text[] collate "C" not null default '{}',
  add column allowed_addresses text[] not null default '{}',
  add column expires_at timestamptz,
  -- The key that this one takes over from; a key is followed by one other at most.
  add column replaces text collate "C" unique references api_keys (id),
  -- To the minute: uses are written in batches, not one by one.
  add column last_used_at timestamptz,
  add column last_used_from text;

-- A refund that waits for its sale may only be applied to the programs that its reporter's key reaches; empty: any.
alter table refunds add column only_programs text[] collate "C" not null default '{}';

-- migrate:down
alter table refunds drop column only_programs;
alter table api_keys
  drop column name, drop column created_by, drop column program_ids, drop column allowed_addresses,
  drop column expires_at, drop column replaces, drop column last_used_at, drop column last_used_from;
