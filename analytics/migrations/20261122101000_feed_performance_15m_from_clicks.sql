-- migrate:up
CREATE MATERIALIZED VIEW IF NOT EXISTS performance_15m_from_clicks TO performance_15m AS
SELECT
  merchant_id, program_id, affiliate_id, link_id, livemode, currency,
  toStartOfInterval(clicked_at, INTERVAL 15 MINUTE, 'UTC') AS bucket,
  countIf(NOT is_bot) AS clicks,
  countIf(is_bot) AS bot_clicks
FROM clicks
GROUP BY merchant_id, program_id, affiliate_id, link_id, livemode, currency, bucket;

-- migrate:down
DROP VIEW performance_15m_from_clicks;
