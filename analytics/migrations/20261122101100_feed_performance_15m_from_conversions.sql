-- migrate:up
-- One fact becomes two rows: its count under the program's currency, where clicks and commission are, so that conversion
-- rates are right; its money under the order's.
CREATE MATERIALIZED VIEW IF NOT EXISTS performance_15m_from_conversions TO performance_15m AS
SELECT
  merchant_id, program_id, affiliate_id, link_id, livemode,
  part_currency AS currency,
  toStartOfInterval(occurred_at, INTERVAL 15 MINUTE, 'UTC') AS bucket,
  sum(part_conversions) AS conversions,
  sum(part_revenue) AS revenue
FROM conversion_events AS e
ARRAY JOIN
  [e.program_currency, if(e.currency = '', e.program_currency, e.currency)] AS part_currency,
  [e.delta_conversions, toInt64(0)] AS part_conversions,
  [toDecimal128(0, 4), e.delta_revenue] AS part_revenue
GROUP BY merchant_id, program_id, affiliate_id, link_id, livemode, part_currency, bucket;

-- migrate:down
DROP VIEW performance_15m_from_conversions;
