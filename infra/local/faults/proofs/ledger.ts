import { listed, type Evidence } from '../evidence.ts';

/** Each finds what must not be, one text a row. */
const checks: Readonly<Record<string, string>> = {
  'currencies in which the ledger does not sum to zero': `
    select currency as found from ledger_entries group by currency having sum(amount_minor) <> 0`,
  'ledger transactions that are not balanced': `
    select transaction_id as found from ledger_entries group by transaction_id, currency having sum(amount_minor) <> 0`,
  'ledger transactions without entries': `
    select id as found from ledger_transactions t
    where not exists (select 1 from ledger_entries e where e.transaction_id = t.id)`,
  'accounts whose balance is not the sum of their entries, each in its place': `
    select a.path || ' ' || b.currency as found
    from ledger_balances b
    join ledger_accounts a on a.id = b.account_id
    left join (
      select account_id, currency, sum(amount_minor) as amount_minor, count(*) as entries, bool_and(sound) as sound
      from (
        select account_id, currency, amount_minor,
          account_seq = row_number() over upto and balance_after = sum(amount_minor) over upto as sound
        from ledger_entries
        window upto as (partition by account_id, currency order by account_seq rows unbounded preceding)
      ) e group by account_id, currency
    ) e using (account_id, currency)
    where (e.amount_minor, e.entries, e.sound) is distinct from (b.amount_minor, b.last_seq, true)`,
  // What affiliates are owed is booked once per commission, neither forgotten nor twice. Credit is negative. What is on hold is
  // pending in the books.
  'affiliates whose pending or approved balance is not that of their commissions': `
    select coalesce(b.account, c.account) as found from (
      select a.path as account, b.currency, -b.amount_minor as owed
      from ledger_balances b join ledger_accounts a on a.id = b.account_id
      where a.kind = 'affiliate' and a.livemode and a.type in ('pending', 'approved')
    ) b full join (
      select 'affiliate/' || affiliate_id || '/' || program_id || '/' || replace(status, 'on_hold', 'pending') as account,
        currency, sum(amount_minor - reversed_minor) as owed
      from commissions where livemode and status in ('pending', 'on_hold', 'approved') group by 1, 2
    ) c using (account, currency)
    where coalesce(b.owed, 0) <> coalesce(c.owed, 0)`,
};

/** The ledger balances: as a whole, by transaction, by account, and with the commissions that it books. */
export async function proveLedger({ postgres }: Pick<Evidence, 'postgres'>): Promise<string[]> {
  const found: string[] = [];
  for (const [what, query] of Object.entries(checks)) {
    const { rows } = await postgres.query<{ found: string }>(query);
    found.push(
      ...listed(
        what,
        rows.map((row) => row.found),
      ),
    );
  }
  return found;
}
