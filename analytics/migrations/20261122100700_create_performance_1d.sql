-- migrate:up
-- Sums per UTC day, for long ranges; otherwise like performance_15m.
CREATE TABLE IF NOT EXISTS performance_1d (
  merchant_id LowCardinality(String),
  program_id LowCardinality(String),
  affiliate_id LowCardinality(String),
  link_id LowCardinality(String),
  livemode Bool,
  currency LowCardinality(String),
  day Date CODEC(DoubleDelta, ZSTD(1)),
  clicks UInt64 CODEC(T64, ZSTD(1)),
  bot_clicks UInt64 CODEC(T64, ZSTD(1)),
  conversions Int64 CODEC(T64, ZSTD(1)),
  revenue Decimal(38, 4) CODEC(ZSTD(1)),
  commission Decimal(38, 4) CODEC(ZSTD(1)),
  pending Decimal(38, 4) CODEC(ZSTD(1)),
  approved Decimal(38, 4) CODEC(ZSTD(1))
) ENGINE = SummingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (program_id, affiliate_id, link_id, livemode, currency, merchant_id, day)
SETTINGS non_replicated_deduplication_window = 10000;

-- migrate:down
DROP TABLE performance_1d;
