-- migrate:up
-- Sums per quarter hour: every offset of the IANA zone database in use is a multiple of 15 minutes, so that these add up to
-- days of any zone. Sums of different currencies are never in one row: clicks, conversions and commission count under the
-- program's currency, revenue under the order's. The key is the whole identity of a row, because rows of one key are added up.
CREATE TABLE IF NOT EXISTS performance_15m (
  merchant_id LowCardinality(String),
  program_id LowCardinality(String),
  affiliate_id LowCardinality(String),
  link_id LowCardinality(String),
  livemode Bool,
  currency LowCardinality(String),
  bucket DateTime('UTC') CODEC(DoubleDelta, ZSTD(1)),
  clicks UInt64 CODEC(T64, ZSTD(1)),
  bot_clicks UInt64 CODEC(T64, ZSTD(1)),
  conversions Int64 CODEC(T64, ZSTD(1)),
  revenue Decimal(38, 4) CODEC(ZSTD(1)),
  commission Decimal(38, 4) CODEC(ZSTD(1)),
  pending Decimal(38, 4) CODEC(ZSTD(1)),
  approved Decimal(38, 4) CODEC(ZSTD(1))
) ENGINE = SummingMergeTree
PARTITION BY toYYYYMM(bucket)
ORDER BY (program_id, affiliate_id, link_id, livemode, currency, merchant_id, bucket)
SETTINGS non_replicated_deduplication_window = 10000;

-- migrate:down
DROP TABLE performance_15m;
