-- migrate:up
-- What a fact adds to each share of its conversion, as lists of one length: whole conversions (for the largest share), credit in
-- millionths of a conversion, revenue. Lists in the fact's own row, so that the shares of a fact come, and are known again,
-- together. The defaults are for facts from before: one earner, or none, had the whole conversion.
ALTER TABLE conversion_events
  ADD COLUMN IF NOT EXISTS credit_decision_nos Array(UInt32) DEFAULT [1],
  ADD COLUMN IF NOT EXISTS credit_positions Array(UInt16) DEFAULT [if(affiliate_id = '', 0, 1)],
  ADD COLUMN IF NOT EXISTS credit_affiliate_ids Array(LowCardinality(String)) DEFAULT [affiliate_id],
  ADD COLUMN IF NOT EXISTS credit_link_ids Array(LowCardinality(String)) DEFAULT [link_id],
  ADD COLUMN IF NOT EXISTS credit_coupon_codes Array(String) DEFAULT [if(attributed AND link_id = '', coupon_code, '')],
  ADD COLUMN IF NOT EXISTS credit_conversions Array(Int64) DEFAULT [delta_conversions],
  ADD COLUMN IF NOT EXISTS credit_millionths Array(Int64) DEFAULT [delta_conversions * 1000000],
  ADD COLUMN IF NOT EXISTS credit_revenues Array(Decimal(38, 4)) DEFAULT [delta_revenue];

-- migrate:down
ALTER TABLE conversion_events
  DROP COLUMN credit_decision_nos, DROP COLUMN credit_positions, DROP COLUMN credit_affiliate_ids, DROP COLUMN credit_link_ids,
  DROP COLUMN credit_coupon_codes, DROP COLUMN credit_conversions, DROP COLUMN credit_millionths, DROP COLUMN credit_revenues;
