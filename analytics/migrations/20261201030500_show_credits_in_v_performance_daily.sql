-- migrate:up
CREATE OR REPLACE VIEW v_performance_daily DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
SELECT
  day, merchant_id, program_id, affiliate_id, link_id, livemode, currency,
  sum(clicks) AS clicks,
  sum(bot_clicks) AS bot_clicks,
  sum(conversions) AS conversions,
  sum(revenue) AS revenue,
  sum(commission) AS commission,
  sum(pending) AS pending,
  sum(approved) AS approved,
  sum(conversion_credits) AS conversion_credits
FROM performance_1d
GROUP BY day, merchant_id, program_id, affiliate_id, link_id, livemode, currency;

-- migrate:down
CREATE OR REPLACE VIEW v_performance_daily DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
SELECT
  day, merchant_id, program_id, affiliate_id, link_id, livemode, currency,
  sum(clicks) AS clicks,
  sum(bot_clicks) AS bot_clicks,
  sum(conversions) AS conversions,
  sum(revenue) AS revenue,
  sum(commission) AS commission,
  sum(pending) AS pending,
  sum(approved) AS approved
FROM performance_1d
GROUP BY day, merchant_id, program_id, affiliate_id, link_id, livemode, currency;
