-- migrate:up
-- Events of types that the projector did not know when they came, as they came: a version that knows the type projects them
-- from here. Every table's cursor keeps what it passes over, so the same event comes more than once; one row of it stays
-- (read with FINAL).
CREATE TABLE IF NOT EXISTS unknown_events (
  stream LowCardinality(String),
  event_type LowCardinality(String),
  stream_seq UInt64,
  stored_at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
  subject LowCardinality(String),
  event String CODEC(ZSTD(3))
) ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(stored_at)
ORDER BY (stream, event_type, stream_seq, stored_at);

-- migrate:down
DROP TABLE unknown_events;
