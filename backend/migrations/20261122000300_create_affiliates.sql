-- migrate:up
create table affiliates (
  id text collate "C" primary key,
  -- Short number carried by signed click ids (32 bits there).
  no bigint generated always as identity unique check (no < 4294967296),
  name text not null,
  email text not null,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create unique index affiliates_email on affiliates (lower(email));

create table program_affiliates (
  program_id text collate "C" not null references programs (id),
  affiliate_id text collate "C" not null references affiliates (id),
  status text not null check (status in ('applied', 'in_review', 'approved', 'rejected', 'suspended', 'banned', 'closed')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (program_id, affiliate_id)
);
create index program_affiliates_affiliate on program_affiliates (affiliate_id);

-- migrate:down
drop table program_affiliates, affiliates;
