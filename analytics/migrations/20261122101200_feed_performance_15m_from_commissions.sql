-- migrate:up
CREATE MATERIALIZED VIEW IF NOT EXISTS performance_15m_from_commissions TO performance_15m AS
SELECT
  merchant_id, program_id, affiliate_id, link_id, livemode, currency,
  toStartOfInterval(occurred_at, INTERVAL 15 MINUTE, 'UTC') AS bucket,
  sum(delta_earned) AS commission,
  sum(delta_pending) AS pending,
  sum(delta_approved) AS approved
FROM commission_entries
GROUP BY merchant_id, program_id, affiliate_id, link_id, livemode, currency, bucket;

-- migrate:down
DROP VIEW performance_15m_from_commissions;
