-- migrate:up
-- One row a fact about a commission: its state after the fact, and the signed amounts it moves.
-- Sorted by affiliate and commission: an affiliate's entries, and the history of one commission, are each one range.
CREATE TABLE IF NOT EXISTS commission_entries (
  event_id UUID,
  event_type LowCardinality(String),
  event_recorded_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  aggregate_version UInt64,
  stream_seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
  commission_id String CODEC(ZSTD(1)),
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
  approve_after DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  delta_earned Decimal(38, 4),
  delta_pending Decimal(38, 4),
  delta_approved Decimal(38, 4)
) ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (affiliate_id, commission_id, aggregate_version)
SETTINGS non_replicated_deduplication_window = 10000;

-- migrate:down
DROP TABLE commission_entries;
