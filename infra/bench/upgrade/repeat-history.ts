import type pg from 'pg';

/**
 * Repeats the history in a database of the former schema until it has about so many conversions: every repetition has all of it,
 * holds and refunds included, under ids, orders, clicks and customers of its own. Left out are orders of millions, of which no
 * installation has thousands. Triggers do not look, because what they check was checked of the original.
 */
export async function repeatHistory(client: pg.Client, conversions: number): Promise<void> {
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query(helpers);
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from originals');
  const repetitions = Math.ceil(conversions / (rows[0]?.count ?? 1));
  await client.query('insert into repetitions select n from generate_series(1, $1::int) n', [repetitions]);
  for (const statement of [...copied, balances]) await client.query(statement);
  await client.query('commit');
}

// An id keeps its prefix and its ten digits of time, so that copies lie where new rows do: in the order of their making.
const helpers = `
  create function pg_temp.nth(id text, n int) returns text language sql immutable as
    $$ select left(id, 14) || lpad(to_hex(n), 8, '0') || left(md5(id), 8) $$;
  create function pg_temp.nth_click(id text, n int) returns text language sql immutable as
    $$ select left(id, 44) || lpad(to_hex(n), 8, '0') $$;
  create function pg_temp.later(at timestamptz, n int) returns timestamptz language sql immutable as
    $$ select at + n * interval '1 millisecond' $$;
  create temp table repetitions (n int) on commit drop;
  create temp table originals on commit drop as select * from conversions where coalesce(amount_minor, 0) < 1e9;
  create temp table postings on commit drop as
    select t.*, c.id as commission_id, split_part(t.cause, '/', 3) as action, split_part(t.cause, '/', 4) as detail
    from ledger_transactions t join commissions c on c.id = split_part(t.cause, '/', 2)
    join originals o on o.id = c.conversion_id;
  analyze originals;
  analyze postings`;

const copied = [
  `insert into conversions (id, merchant_id, program_id, livemode, type, order_id, status, hold_reason, refund_state, currency,
     amount_minor, tax_minor, shipping_minor, discount_minor, refunded_minor, occurred_at, recorded_at, booking_date, backdated,
     terms_version, click_id, coupon_code, affiliate_id, link_id, customer, items, metadata, subscription_id, attribution, version,
     rejected_at, rejection_reason)
   select pg_temp.nth(id, n), merchant_id, program_id, livemode, type, order_id || '-' || n, status, hold_reason, refund_state,
     currency, amount_minor, tax_minor, shipping_minor, discount_minor, refunded_minor, pg_temp.later(occurred_at, n),
     pg_temp.later(recorded_at, n), booking_date, backdated, terms_version, pg_temp.nth_click(click_id, n), coupon_code,
     affiliate_id, link_id, customer || jsonb_build_object('id', (customer ->> 'id') || '-' || n), items, metadata,
     subscription_id,
     case when click_id is null then attribution
       else replace(attribution::text, click_id, pg_temp.nth_click(click_id, n))::jsonb end,
     version, pg_temp.later(rejected_at, n), rejection_reason
   from originals, repetitions order by recorded_seq, n`,
  `insert into refunds (id, merchant_id, livemode, type, order_id, refund_id, conversion_id, status, requested_amount,
     requested_currency, amount_minor, reason, failure_message, recorded_at, applied_at, only_programs, failure_reason, failed_at,
     note_to_affiliate)
   select pg_temp.nth(r.id, n), r.merchant_id, r.livemode, r.type, r.order_id || '-' || n, r.refund_id,
     pg_temp.nth(r.conversion_id, n), r.status, r.requested_amount, r.requested_currency, r.amount_minor, r.reason,
     r.failure_message, pg_temp.later(r.recorded_at, n), pg_temp.later(r.applied_at, n), r.only_programs, r.failure_reason,
     pg_temp.later(r.failed_at, n), r.note_to_affiliate
   from refunds r join originals o on o.id = r.conversion_id, repetitions order by r.id, n`,
  `insert into commissions (id, conversion_id, program_id, merchant_id, affiliate_id, link_id, livemode, status, hold_reason,
     currency, base_minor, amount_minor, reversed_minor, share_numerator, share_denominator, terms_version, explanation,
     occurred_at, recorded_at, approve_after, approved_at, version)
   select pg_temp.nth(c.id, n), pg_temp.nth(c.conversion_id, n), c.program_id, c.merchant_id, c.affiliate_id, c.link_id,
     c.livemode, c.status, c.hold_reason, c.currency, c.base_minor, c.amount_minor, c.reversed_minor, c.share_numerator,
     c.share_denominator, c.terms_version, c.explanation, pg_temp.later(c.occurred_at, n), pg_temp.later(c.recorded_at, n),
     pg_temp.later(c.approve_after, n), pg_temp.later(c.approved_at, n), c.version
   from commissions c join originals o on o.id = c.conversion_id, repetitions order by c.id, n`,
  `insert into ledger_transactions (id, kind, cause, program_id, livemode, booking_date, recorded_at)
   select pg_temp.nth(id, n), kind,
     'commission/' || pg_temp.nth(commission_id, n) || '/' || action || case
       when detail = '' then '' when detail like 'rfd_%' then '/' || pg_temp.nth(detail, n) else '/' || detail end,
     program_id, livemode, booking_date, pg_temp.later(recorded_at, n)
   from postings, repetitions order by id, n`,
  `insert into ledger_entries (transaction_id, line, account, amount_minor, currency)
   select pg_temp.nth(e.transaction_id, n), e.line, e.account, e.amount_minor, e.currency
   from ledger_entries e join postings p on p.id = e.transaction_id, repetitions order by e.transaction_id, n, e.line`,
];

const balances = `
  update ledger_balances b set amount_minor = s.amount_minor, version = b.version + s.entries
  from (select account, currency, sum(amount_minor) as amount_minor, count(*) as entries
        from ledger_entries group by account, currency) s
  where (b.account, b.currency) = (s.account, s.currency)`;
