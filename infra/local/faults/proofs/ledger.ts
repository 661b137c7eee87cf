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
  'accounts whose balance is not the sum of their entries': `
    select coalesce(b.account, e.account) || ' ' || coalesce(b.currency, e.currency) as found
    from ledger_balances b full join (
      select account, currency, sum(amount_minor) as amount_minor from ledger_entries group by account, currency
    ) e using (account, currency)
    where coalesce(b.amount_minor, 0) <> coalesce(e.amount_minor, 0)`,
  // What affiliates are owed is booked once per commission, neither forgotten nor twice. Credit is negative. What is on hold is
  // pending in the books.
  'affiliates whose pending or approved balance is not that of their commissions': `
    select coalesce(b.account, c.account) as found from (
      select account, currency, -amount_minor as owed from ledger_balances
      where account ~ '^affiliate/.*/(pending|approved)$'
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
