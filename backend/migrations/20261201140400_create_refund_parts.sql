-- migrate:up
-- What a refund that was applied consists of: one part today, without an item.
alter table refunds add constraint refunds_id_conversion_id_key unique (id, conversion_id);
create table refund_parts (
  refund_id text collate "C" not null,
  part_no smallint not null check (part_no > 0),
  conversion_id text collate "C" not null,
  -- The item that is refunded; none for a part of the order as a whole.
  item_no smallint,
  quantity integer check (quantity > 0),
  -- Minor units of the order's currency.
  amount_minor bigint not null check (amount_minor >= 0),
  constraint refund_parts_quantity check (quantity is null or item_no is not null)
);
insert into refund_parts (refund_id, part_no, conversion_id, amount_minor)
select id, 1, conversion_id, amount_minor from refunds where status = 'applied';

do $$ begin
  if exists (
    select from (select conversion_id, sum(amount_minor) as total from refunds where status = 'applied' group by 1) r
    full join (select conversion_id, sum(amount_minor) as total from refund_parts group by 1) p using (conversion_id)
    full join (select id as conversion_id, refunded_minor::numeric as total from conversions where refunded_minor > 0) c using (conversion_id)
    where coalesce(r.total, 0) <> coalesce(p.total, 0) or coalesce(p.total, 0) <> coalesce(c.total, 0)
  ) then raise exception 'parts of refunds do not come to what was refunded' using errcode = 'data_corrupted'; end if;
end $$;

alter table refund_parts
  add primary key (refund_id, part_no),
  add constraint refund_parts_refund_id_conversion_id_fkey
    foreign key (refund_id, conversion_id) references refunds (id, conversion_id),
  add constraint refund_parts_conversion_id_item_no_fkey
    foreign key (conversion_id, item_no) references conversion_items (conversion_id, item_no);

-- Looked at when the transaction commits: the parts of an applied refund add up to it, and no other has parts.
create function refunds_refuse_other_sum() returns trigger language plpgsql as $$
declare
  changed text := case when tg_table_name = 'refunds' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'refund_id' end;
begin
  if exists (
    select from refunds r
    cross join lateral (select count(*) as parts, sum(p.amount_minor) as total from refund_parts p where p.refund_id = r.id) p
    where r.id = changed and ((r.status = 'applied') <> (p.parts > 0) or p.total <> r.amount_minor)
  ) then
    raise exception 'the parts of refund % do not add up to it', changed using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger refunds_whole after insert or update of status, amount_minor on refunds
  deferrable initially deferred for each row execute function refunds_refuse_other_sum();
create constraint trigger refund_parts_whole after insert on refund_parts
  deferrable initially deferred for each row execute function refunds_refuse_other_sum();
create trigger refund_parts_append_only before update or delete or truncate on refund_parts
  for each statement execute function attribution_refuse_change();
revoke update, delete, truncate on refund_parts from tributary_app;

-- migrate:down
drop trigger refunds_whole on refunds;
drop table refund_parts;
drop function refunds_refuse_other_sum;
alter table refunds drop constraint refunds_id_conversion_id_key;
