-- migrate:up
-- Fed by what is inserted into the quarter hours, so that days and quarters cannot disagree on what a sum means.
CREATE MATERIALIZED VIEW IF NOT EXISTS performance_1d_from_15m TO performance_1d AS
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

-- migrate:down
DROP VIEW performance_1d_from_15m;
