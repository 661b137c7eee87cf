-- migrate:up
ALTER TABLE performance_1d
  ADD COLUMN IF NOT EXISTS conversion_credits Int64 DEFAULT conversions * 1000000 CODEC(T64, ZSTD(1));

-- migrate:down
ALTER TABLE performance_1d DROP COLUMN conversion_credits;
