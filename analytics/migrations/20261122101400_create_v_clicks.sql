-- migrate:up
-- Views for analysts (docs/analytics): stable, and run with the rights of the migrations' user, so that an analyst needs
-- no right on any table.
CREATE VIEW IF NOT EXISTS v_clicks DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
SELECT
  click_id, clicked_at, link_id, link_code, program_id, affiliate_id, merchant_id, country, device, is_bot, bot_reason,
  sub1, sub2, sub3, sub4, sub5, referrer_host, livemode
FROM clicks;

-- migrate:down
DROP VIEW v_clicks;
