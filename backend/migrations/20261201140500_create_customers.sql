-- migrate:up
-- Customers are known by keyed hashes only. What conversions still keep in clear is hashed and cleared by the worker, which has the
-- keys (`hash-customers`): the index finds what is left to do, and is empty afterwards.
create table customers (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  livemode boolean not null,
  -- When the first order occurred, and when the first was recorded.
  first_order_at timestamptz not null,
  first_seen_at timestamptz not null,
  -- The earlier customer that this one has proved to be.
  same_as text collate "C" references customers (id) check (same_as <> id),
  unique (id, merchant_id, livemode)
);
create table customer_identifiers (
  merchant_id text collate "C" not null,
  livemode boolean not null,
  -- The merchant's own id of the customer, or the hash of an e-mail address.
  kind text collate "C" not null check (kind in ('id', 'email')),
  -- The key that the hash was made with.
  key_no smallint not null check (key_no > 0),
  hmac bytea not null check (length(hmac) = 32),
  customer_id text collate "C" not null,
  primary key (merchant_id, livemode, kind, key_no, hmac),
  foreign key (customer_id, merchant_id, livemode) references customers (id, merchant_id, livemode)
);
create index customer_identifiers_customer on customer_identifiers (customer_id);
alter table conversions
  add column customer_id text collate "C",
  add constraint conversions_customer_id_merchant_id_livemode_fkey
    foreign key (customer_id, merchant_id, livemode) references customers (id, merchant_id, livemode);
create index conversions_customer on conversions (customer_id, recorded_at) where customer_id is not null;
create index conversions_customer_in_clear on conversions (recorded_at, id) where customer ?| array['id', 'emailHmac'];

-- migrate:down
drop index conversions_customer_in_clear, conversions_customer;
alter table conversions drop column customer_id;
drop table customer_identifiers, customers;
