-- migrate:up
-- A row for each share of the conversion, twice: counts under the program's currency, money under the order's.
ALTER TABLE performance_15m_from_conversions MODIFY QUERY
SELECT
  merchant_id, program_id, part_affiliate_id AS affiliate_id, part_link_id AS link_id, livemode, part_currency AS currency,
  toStartOfInterval(occurred_at, INTERVAL 15 MINUTE, 'UTC') AS bucket,
  sum(part_conversions) AS conversions,
  sum(part_revenue) AS revenue,
  sum(part_conversion_credits) AS conversion_credits
FROM conversion_events AS e
ARRAY JOIN
  arrayConcat(
    arrayWithConstant(length(e.credit_affiliate_ids), e.program_currency),
    arrayWithConstant(length(e.credit_affiliate_ids), if(e.currency = '', e.program_currency, e.currency))
  ) AS part_currency,
  arrayConcat(e.credit_affiliate_ids, e.credit_affiliate_ids) AS part_affiliate_id,
  arrayConcat(e.credit_link_ids, e.credit_link_ids) AS part_link_id,
  arrayConcat(e.credit_conversions, arrayWithConstant(length(e.credit_affiliate_ids), toInt64(0))) AS part_conversions,
  arrayConcat(arrayWithConstant(length(e.credit_affiliate_ids), toDecimal128(0, 4)), e.credit_revenues) AS part_revenue,
  arrayConcat(e.credit_millionths, arrayWithConstant(length(e.credit_affiliate_ids), toInt64(0))) AS part_conversion_credits
GROUP BY merchant_id, program_id, part_affiliate_id, part_link_id, livemode, part_currency, bucket;

-- migrate:down
ALTER TABLE performance_15m_from_conversions MODIFY QUERY
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
