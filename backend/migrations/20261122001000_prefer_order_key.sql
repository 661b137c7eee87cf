-- migrate:up
-- While a table has no statistics yet (a new installation, a restore), its indexes cost the planner the same, and it takes the
-- one made last. For the look-up of an order that must be this one: another reads all that its merchant ever reported.
alter table conversions drop constraint conversions_merchant_id_type_order_id_livemode_key;
alter table conversions add constraint conversions_merchant_id_type_order_id_livemode_key
  unique (merchant_id, type, order_id, livemode);

-- migrate:down
-- Nothing: the same constraint as before.
