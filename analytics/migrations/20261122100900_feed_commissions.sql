-- migrate:up
CREATE MATERIALIZED VIEW IF NOT EXISTS commissions_from_entries TO commissions AS
SELECT
  commission_id, aggregate_version, conversion_id, merchant_id, program_id, affiliate_id, link_id, livemode, status,
  hold_reason, currency, amount, reversed_amount, base_amount, terms_version, occurred_at, recorded_at, approve_after
FROM commission_entries;

-- migrate:down
DROP VIEW commissions_from_entries;
