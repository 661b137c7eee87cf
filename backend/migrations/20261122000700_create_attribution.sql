-- migrate:up
create table conversions (
  id text collate "C" primary key,
  -- Order of recording within the database; rules with period state follow it.
  recorded_seq bigint generated always as identity unique,
  merchant_id text collate "C" not null references merchants (id),
  program_id text collate "C" not null references programs (id),
  livemode boolean not null,
  type text collate "C" not null,
  order_id text collate "C" not null,
  status text not null check (status in ('recorded', 'on_hold', 'approved', 'rejected')),
  hold_reason text,
  refund_state text not null default 'none' check (refund_state in ('none', 'partial', 'full')),
  currency text collate "C",
  -- What the customer paid, in minor units of the order's currency; null for actions without an amount.
  amount_minor bigint check (amount_minor >= 0),
  tax_minor bigint not null default 0 check (tax_minor >= 0),
  shipping_minor bigint not null default 0 check (shipping_minor >= 0),
  discount_minor bigint not null default 0 check (discount_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  booking_date date not null,
  backdated boolean not null default false,
  terms_version integer not null,
  click_id text collate "C",
  coupon_code text,
  affiliate_id text collate "C" references affiliates (id),
  link_id text collate "C" references links (id),
  customer jsonb,
  items jsonb,
  metadata jsonb,
  subscription_id text,
  attribution jsonb not null,
  version integer not null default 1,
  unique (merchant_id, type, order_id, livemode),
  check (amount_minor is null or currency is not null),
  check (refunded_minor <= coalesce(amount_minor, 0)),
  check ((status = 'on_hold') = (hold_reason is not null))
);
create index conversions_merchant_recorded on conversions (merchant_id, livemode, recorded_seq);
create index conversions_program_recorded on conversions (program_id, recorded_seq);
create index conversions_affiliate_recorded on conversions (affiliate_id, recorded_seq) where affiliate_id is not null;

create table refunds (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  livemode boolean not null,
  type text collate "C" not null,
  order_id text collate "C" not null,
  -- The merchant's own number of the refund; without one the platform's id stands in.
  refund_id text collate "C" not null,
  conversion_id text collate "C" references conversions (id),
  status text not null check (status in ('applied', 'parked', 'rejected', 'expired')),
  -- Asked for, in the order's currency as decimal text: null means all that remains. Text, because a parked refund has no currency to fix its minor units yet.
  requested_amount text,
  requested_currency text collate "C",
  amount_minor bigint check (amount_minor >= 0),
  reason text not null,
  note text,
  recorded_at timestamptz not null,
  applied_at timestamptz,
  unique (merchant_id, type, order_id, livemode, refund_id),
  check ((status = 'applied') = (amount_minor is not null and conversion_id is not null and applied_at is not null))
);
create index refunds_conversion on refunds (conversion_id);
create index refunds_parked on refunds (recorded_at) where status = 'parked';

-- What is known of a click beyond its signed id; kept for the longest window.
create table click_context (
  click_id text collate "C" primary key,
  link_id text collate "C" not null,
  clicked_at timestamptz not null,
  bot boolean not null,
  country text,
  device text,
  sub_ids jsonb,
  referrer_host text
);
create index click_context_clicked_at on click_context (clicked_at);

-- migrate:down
drop table click_context, refunds, conversions;
