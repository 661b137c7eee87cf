-- migrate:up
-- A view feeds the state, not the projector: so one insert and one token cover both, and both forget or keep it together.
CREATE MATERIALIZED VIEW IF NOT EXISTS conversions_from_events TO conversions AS
SELECT
  conversion_id, aggregate_version, merchant_id, program_id, affiliate_id, link_id, livemode, type, order_id, status,
  hold_reason, refund_state, currency, amount, tax, shipping, discount, refunded_amount, program_currency, occurred_at,
  recorded_at, booking_date, backdated, attributed, attribution_reason, terms_version, click_id, coupon_code
FROM conversion_events;

-- migrate:down
DROP VIEW conversions_from_events;
