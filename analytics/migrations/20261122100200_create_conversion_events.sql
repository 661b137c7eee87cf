-- migrate:up
-- One row a fact about a conversion: its state after the fact, and what the fact adds to sums.
-- Sorted by merchant and conversion, so that the history of one conversion is one place; reports read the aggregates.
CREATE TABLE IF NOT EXISTS conversion_events (
  event_id UUID,
  event_type LowCardinality(String),
  event_recorded_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  aggregate_version UInt64,
  stream_seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
  conversion_id String CODEC(ZSTD(1)),
  merchant_id LowCardinality(String),
  program_id LowCardinality(String),
  affiliate_id LowCardinality(String),
  link_id LowCardinality(String),
  livemode Bool,
  type LowCardinality(String),
  order_id String CODEC(ZSTD(1)),
  status LowCardinality(String),
  hold_reason LowCardinality(String),
  refund_state LowCardinality(String),
  currency LowCardinality(String),
  amount Nullable(Decimal(38, 4)),
  tax Decimal(38, 4),
  shipping Decimal(38, 4),
  discount Decimal(38, 4),
  refunded_amount Decimal(38, 4),
  program_currency LowCardinality(String),
  occurred_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  recorded_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  booking_date Date,
  backdated Bool,
  attributed Bool,
  attribution_reason LowCardinality(String),
  terms_version Int64,
  click_id String CODEC(ZSTD(1)),
  coupon_code String CODEC(ZSTD(1)),
  refund_id String CODEC(ZSTD(1)),
  delta_conversions Int64,
  delta_revenue Decimal(38, 4),
  INDEX click_id_bloom click_id TYPE bloom_filter(0.001) GRANULARITY 1
) ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (merchant_id, conversion_id, aggregate_version)
SETTINGS non_replicated_deduplication_window = 10000;

-- migrate:down
DROP TABLE conversion_events;
