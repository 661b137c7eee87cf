-- migrate:up
ALTER TABLE performance_1d_from_15m MODIFY QUERY
SELECT
  merchant_id, program_id, affiliate_id, link_id, livemode, currency,
  toDate(bucket, 'UTC') AS day,
  sum(clicks) AS clicks,
  sum(bot_clicks) AS bot_clicks,
  sum(conversions) AS conversions,
  sum(revenue) AS revenue,
  sum(commission) AS commission,
  sum(pending) AS pending,
  sum(approved) AS approved,
  sum(conversion_credits) AS conversion_credits
FROM performance_15m
GROUP BY merchant_id, program_id, affiliate_id, link_id, livemode, currency, day;

-- migrate:down
ALTER TABLE performance_1d_from_15m MODIFY QUERY
SELECT
  merchant_id, program_id, affiliate_id, link_id, livemode, currency,
  toDate(bucket, 'UTC') AS day,
  sum(clicks) AS clicks,
  sum(bot_clicks) AS bot_clicks,
  sum(conversions) AS conversions,
  sum(revenue) AS revenue,
  sum(commission) AS commission,
  sum(pending) AS pending,
  sum(approved) AS approved
FROM performance_15m
GROUP BY merchant_id, program_id, affiliate_id, link_id, livemode, currency, day;
