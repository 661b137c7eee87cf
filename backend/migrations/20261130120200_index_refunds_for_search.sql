-- migrate:up
-- People look a refund up by its number; one without a sale also by its order, which no conversion leads to.
create index refunds_by_number on refunds (lower(refund_id));
create index refunds_without_sale on refunds (lower(order_id)) where conversion_id is null;

-- migrate:down
drop index refunds_by_number, refunds_without_sale;
