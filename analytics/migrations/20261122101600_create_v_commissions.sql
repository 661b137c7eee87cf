-- migrate:up
CREATE VIEW IF NOT EXISTS v_commissions DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
SELECT
  commission_id AS id, conversion_id, status, hold_reason, amount, reversed_amount,
  amount - reversed_amount AS remaining_amount, base_amount, currency, terms_version, program_id, affiliate_id, link_id,
  merchant_id, occurred_at, recorded_at, approve_after, livemode
FROM commissions FINAL;

-- migrate:down
DROP VIEW v_commissions;
