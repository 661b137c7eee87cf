-- migrate:up
-- Views of the operator's lists that people save for themselves, and share.
create table saved_views (
  id text collate "C" primary key,
  owner_id text collate "C" not null references users (id) on delete cascade,
  list text collate "C" not null,
  name text not null,
  -- What names are compared by, so that the application and the database cannot disagree about letters.
  name_key text collate "C" not null,
  query text not null,
  shared boolean not null,
  is_default boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index saved_views_name on saved_views (owner_id, list, name_key);
create unique index saved_views_default on saved_views (owner_id, list) where is_default;
create index saved_views_shared on saved_views (list) where shared;

-- migrate:down
drop table saved_views;
