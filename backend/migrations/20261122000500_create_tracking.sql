-- migrate:up
create table links (
  id text collate "C" primary key,
  -- Short number carried by signed click ids (32 bits there).
  no bigint generated always as identity unique check (no < 4294967296),
  code text collate "C" not null unique check (code ~ '^[A-Za-z0-9_-]{3,64}$'),
  program_id text collate "C" not null,
  affiliate_id text collate "C" not null,
  destination_url text not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  foreign key (program_id, affiliate_id) references program_affiliates (program_id, affiliate_id)
);
create index links_affiliate on links (affiliate_id);
create index links_program on links (program_id);

create table coupons (
  id text collate "C" primary key,
  program_id text collate "C" not null,
  affiliate_id text collate "C" not null,
  code text not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  foreign key (program_id, affiliate_id) references program_affiliates (program_id, affiliate_id)
);
-- Shops write codes in any case; one owner per code and program.
create unique index coupons_program_code on coupons (program_id, upper(code));
create index coupons_affiliate on coupons (affiliate_id);

-- migrate:down
drop table coupons, links;
