-- migrate:up
-- Signed entries, to be added up: what each fact about a conversion added to each of its shares.
CREATE VIEW IF NOT EXISTS v_conversion_credits DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
SELECT
  conversion_id, decision_no, position, credit_affiliate_id AS affiliate_id, credit_link_id AS link_id,
  credit_coupon_code AS coupon_code, credit_millionths, revenue, if(currency = '', program_currency, currency) AS currency,
  program_id, merchant_id, occurred_at, event_recorded_at AS recorded_at, livemode
FROM conversion_events
ARRAY JOIN
  credit_decision_nos AS decision_no, credit_positions AS position, credit_affiliate_ids AS credit_affiliate_id,
  credit_link_ids AS credit_link_id, credit_coupon_codes AS credit_coupon_code, credit_millionths,
  credit_revenues AS revenue;

-- migrate:down
DROP VIEW v_conversion_credits;
