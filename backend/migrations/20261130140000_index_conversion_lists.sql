-- migrate:up
-- Each list is read in the order of a time that it shows, within whatever it is filtered by. The id that breaks ties is left to
-- an incremental sort: it would double the size of every entry.
create index conversions_recorded on conversions (recorded_at);
create index conversions_merchant_recorded on conversions (merchant_id, livemode, recorded_at);
create index conversions_program_recorded on conversions (program_id, recorded_at);
create index conversions_affiliate_recorded on conversions (affiliate_id, recorded_at) where affiliate_id is not null;
create index conversions_link_recorded on conversions (link_id, recorded_at) where link_id is not null;
create index conversions_coupon_recorded on conversions (upper(coupon_code), recorded_at) where coupon_code is not null;
-- Few among many: without these a list of them walks all the others.
create index conversions_test_recorded on conversions (recorded_at) where not livemode;
create index conversions_on_hold on conversions (recorded_at) where status = 'on_hold';
create index commissions_on_hold on commissions (conversion_id) where status = 'on_hold';
create index conversions_occurred on conversions (occurred_at);
create index conversions_merchant_occurred on conversions (merchant_id, livemode, occurred_at);
create index conversions_amount on conversions (currency, amount_minor) where amount_minor is not null;
-- What people type of an order: how it begins or how it ends, in any letter case. And a click, as a whole.
create index conversions_order_begins on conversions ((lower(order_id collate "pg_c_utf8")) text_pattern_ops);
create index conversions_order_ends on conversions ((reverse(lower(order_id collate "pg_c_utf8"))) text_pattern_ops);
create index conversions_click on conversions using hash (click_id) where click_id is not null;
drop index conversions_program_newest, conversions_affiliate_newest;

create index commissions_recorded on commissions (recorded_at);
create index commissions_affiliate_recorded on commissions (affiliate_id, recorded_at);
create index commissions_program_recorded on commissions (program_id, recorded_at);
drop index commissions_affiliate_newest, commissions_program_newest;

-- As in prefer_order_key: made last, so that it is the one taken while there are no statistics.
alter table conversions drop constraint conversions_merchant_id_type_order_id_livemode_key;
alter table conversions add constraint conversions_merchant_id_type_order_id_livemode_key
  unique (merchant_id, type, order_id, livemode);

-- migrate:down
create index commissions_affiliate_newest on commissions (affiliate_id, id);
create index commissions_program_newest on commissions (program_id, id);
drop index commissions_recorded, commissions_affiliate_recorded, commissions_program_recorded, commissions_on_hold;
create index conversions_program_newest on conversions (program_id, id);
create index conversions_affiliate_newest on conversions (affiliate_id, id) where affiliate_id is not null;
drop index conversions_recorded, conversions_merchant_recorded, conversions_program_recorded,
  conversions_affiliate_recorded, conversions_link_recorded, conversions_coupon_recorded, conversions_test_recorded,
  conversions_on_hold, conversions_occurred, conversions_merchant_occurred, conversions_amount, conversions_order_begins,
  conversions_order_ends, conversions_click;
alter table conversions drop constraint conversions_merchant_id_type_order_id_livemode_key;
alter table conversions add constraint conversions_merchant_id_type_order_id_livemode_key
  unique (merchant_id, type, order_id, livemode);
