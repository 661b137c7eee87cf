-- migrate:up
-- Conversions as they stand: the row of the highest version wins, in whatever order versions arrive (read with FINAL).
-- Partitioned by a time that never changes for a conversion, because rows replace each other inside a partition only.
CREATE TABLE IF NOT EXISTS conversions (
  conversion_id String CODEC(ZSTD(1)),
  aggregate_version UInt64,
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
  INDEX click_id_bloom click_id TYPE bloom_filter(0.001) GRANULARITY 1
) ENGINE = ReplacingMergeTree(aggregate_version)
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (merchant_id, conversion_id)
SETTINGS non_replicated_deduplication_window = 10000;

-- migrate:down
DROP TABLE conversions;
