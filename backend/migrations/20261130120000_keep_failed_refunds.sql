-- migrate:up
-- A refund that could not be applied says why and since when, and stays as history when its id is reported again.
alter table refunds rename column note to failure_message;
alter table refunds add column failure_reason text, add column failed_at timestamptz;
update refunds set failure_reason = case
    when status = 'expired' then 'sale_not_reported'
    when failure_message like 'The refund is higher %' then 'refund_exceeds_remaining'
    when failure_message like 'A refund must be in the currency %' then 'currency_mixed'
    when failure_message like 'A refund is more than zero%' then 'refund_amount_zero'
    when failure_message like '% decimals; send no more than that.' then 'amount_too_precise'
    when failure_message like '%API key%' then 'program_not_allowed'
    else 'refund_rejected' end
where status in ('rejected', 'expired');
alter table refunds add check ((status in ('rejected', 'expired')) = (failure_reason is not null));

-- Of the attempts under one id at most one is in effect.
create unique index refunds_in_effect on refunds (merchant_id, type, order_id, livemode, refund_id)
  where status in ('applied', 'parked');
alter table refunds drop constraint refunds_merchant_id_type_order_id_livemode_refund_id_key;
create index refunds_order on refunds (merchant_id, type, order_id, livemode, refund_id);

-- migrate:down
drop index refunds_order;
delete from refunds older using refunds newer
where older.status in ('rejected', 'expired') and newer.id > older.id
  and (newer.merchant_id, newer.type, newer.order_id, newer.livemode, newer.refund_id)
    = (older.merchant_id, older.type, older.order_id, older.livemode, older.refund_id);
alter table refunds add unique (merchant_id, type, order_id, livemode, refund_id);
drop index refunds_in_effect;
alter table refunds drop column failure_reason, drop column failed_at;
alter table refunds rename column failure_message to note;
