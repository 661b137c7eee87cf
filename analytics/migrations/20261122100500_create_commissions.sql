-- migrate:up
-- Commissions as they stand; see `conversions` for how.
CREATE TABLE IF NOT EXISTS commissions (
  commission_id String CODEC(ZSTD(1)),
  aggregate_version UInt64,
  conversion_id String CODEC(ZSTD(1)),
  merchant_id LowCardinality(String),
  program_id LowCardinality(String),
  affiliate_id LowCardinality(String),
  link_id LowCardinality(String),
  livemode Bool,
  status LowCardinality(String),
  hold_reason LowCardinality(String),
  currency LowCardinality(String),
  amount Nullable(Decimal(38, 4)),
  reversed_amount Decimal(38, 4),
  base_amount Nullable(Decimal(38, 4)),
  terms_version Int64,
  occurred_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  recorded_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  approve_after DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1))
) ENGINE = ReplacingMergeTree(aggregate_version)
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (affiliate_id, commission_id)
SETTINGS non_replicated_deduplication_window = 10000;

-- migrate:down
DROP TABLE commissions;
