-- migrate:up
-- Sums from before have no credits: their conversions were whole ones, and so is what a projector of the former version adds.
ALTER TABLE performance_15m
  ADD COLUMN IF NOT EXISTS conversion_credits Int64 DEFAULT conversions * 1000000 CODEC(T64, ZSTD(1));

-- migrate:down
ALTER TABLE performance_15m DROP COLUMN conversion_credits;
