-- migrate:up
CREATE VIEW IF NOT EXISTS v_conversions DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
SELECT
  conversion_id AS id, order_id, type, status, hold_reason, refund_state, amount, tax, shipping, discount,
  refunded_amount, currency, program_currency, program_id, affiliate_id, link_id, merchant_id, click_id, coupon_code,
  attributed, attribution_reason, terms_version, occurred_at, recorded_at, booking_date, backdated, livemode
FROM conversions FINAL;

-- migrate:down
DROP VIEW v_conversions;
