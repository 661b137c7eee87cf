-- migrate:up
-- One row a click. Sorted by program and affiliate because almost every question names them, then by time, so that an
-- affiliate's last ten minutes are one short range; similar rows lie together, which also compresses best.
-- A click is looked up by its id through the bloom filter, narrowed to a month by the time the id carries.
CREATE TABLE IF NOT EXISTS clicks (
  click_id String CODEC(ZSTD(1)),
  clicked_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  program_id LowCardinality(String),
  affiliate_id LowCardinality(String),
  link_id LowCardinality(String),
  link_code LowCardinality(String),
  merchant_id LowCardinality(String),
  currency LowCardinality(String),
  livemode Bool,
  country LowCardinality(String),
  device LowCardinality(String),
  is_bot Bool,
  bot_reason LowCardinality(String),
  sub1 String CODEC(ZSTD(1)),
  sub2 String CODEC(ZSTD(1)),
  sub3 String CODEC(ZSTD(1)),
  sub4 String CODEC(ZSTD(1)),
  sub5 String CODEC(ZSTD(1)),
  referrer_host LowCardinality(String),
  -- The group the click came in, and its place there: together they name the click in the stream.
  event_id UUID CODEC(ZSTD(1)),
  event_index UInt16 CODEC(T64, ZSTD(1)),
  recorded_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  stream_seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
  INDEX click_id_bloom click_id TYPE bloom_filter(0.001) GRANULARITY 1
) ENGINE = MergeTree
PARTITION BY toYYYYMM(clicked_at)
ORDER BY (program_id, affiliate_id, clicked_at)
-- The window in which a batch sent again is recognised; see analytics/src/insert-batch.ts for its size.
SETTINGS non_replicated_deduplication_window = 10000;

-- migrate:down
DROP TABLE clicks;
