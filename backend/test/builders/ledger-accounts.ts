import type pg from 'pg';

export interface MerchantAccounts {
  readonly merchant: string;
  /** What the merchant will owe, and owes: one is debited by each posting, the other credited. */
  readonly debited: string;
  readonly credited: string;
}

/** Writes ledger entries by SQL, and changes them as whoever owns the database can. */
export class LedgerAccounts {
  private merchants = 0;

  constructor(private readonly client: pg.Client) {}

  async newMerchant(): Promise<MerchantAccounts> {
    this.merchants += 1;
    const merchant = `mer_${this.merchants}`;
    await this.client.query(`
      insert into merchants (id, name) values ('${merchant}', 'Shop');
      insert into ledger_accounts (kind, owner_id, type, livemode)
        values ('merchant', '${merchant}', 'accrued', true), ('merchant', '${merchant}', 'due', true)`);
    return { merchant, debited: `merchant/${merchant}/accrued`, credited: `merchant/${merchant}/due` };
  }

  /** Posts 7.50 so many times, in one statement as the store does. */
  async post(merchant: string, times: number): Promise<void> {
    await this.client.query(
      `with postings as (
         select $1::text || '/' || n + (select count(*) from ledger_transactions where cause like $1 || '/%') as cause, n
         from generate_series(1, $2::int) n
       ), lines as (
         select a.id as account_id, p.*, case a.type when 'due' then -750 else 750 end as amount
         from ledger_accounts a, postings p where a.merchant_id = $1
       ), balances as (
         insert into ledger_balances as b (account_id, currency, amount_minor, last_seq)
         select account_id, 'EUR', sum(amount), count(*) from lines group by 1
         on conflict (account_id, currency) do update
           set amount_minor = b.amount_minor + excluded.amount_minor, last_seq = b.last_seq + excluded.last_seq
         returning *
       ), headers as (
         insert into ledger_transactions (id, kind, cause, scope_kind, livemode, booking_date, recorded_at)
         select 'ltx_' || cause, 'accrue_commission', cause, 'operator', true, '2026-03-01', now() from postings
       )
       insert into ledger_entries (transaction_id, line, account_id, currency, amount_minor, account_seq, balance_after)
       select 'ltx_' || cause, case when amount > 0 then 1 else 2 end, account_id, 'EUR', amount,
         b.last_seq - $2 + n, b.amount_minor - ($2 - n) * amount
       from lines join balances b using (account_id)`,
      [merchant, times],
    );
  }

  /** Opens so many accounts with one entry each. @returns the last of them */
  async openMany(accounts: number): Promise<string> {
    await this.tamper(`
      insert into ledger_accounts (kind, owner_id, livemode) select 'clearing', 'p' || n, true from generate_series(1, ${accounts}) n;
      create temp table opened as
        select id, (n + 1) / 2 as pair, n % 2 + 1 as line, case when n % 2 = 0 then 5 else -5 end as amount
        from generate_series(1, ${accounts}) n join ledger_accounts on path = 'clearing/p' || n;
      insert into ledger_balances select id, 'EUR', amount, 1 from opened;
      insert into ledger_transactions (id, kind, cause, scope_kind, livemode, booking_date, recorded_at)
        select distinct 'ltx_p' || pair, 'accrue_commission', 'p/' || pair, 'operator', true, date '2026-03-01', now() from opened;
      insert into ledger_entries select 'ltx_p' || pair, line, id, 'EUR', amount, 1, amount from opened;
      drop table opened`);
    return `clearing/p${accounts}`;
  }

  /** Changes rows past the triggers. */
  async tamper(change: string): Promise<void> {
    // Several statements that are sent as one are one transaction.
    await this.client.query(`set local session_replication_role = replica; ${change}`);
  }
}

/** A condition for the rows of one account. */
export const rowsOf = (account: string): string =>
  `account_id = (select id from ledger_accounts where path = '${account}')`;

/** The same for one of its entries. */
export const entryOf = (account: string, seq: number): string => `${rowsOf(account)} and account_seq = ${seq}`;
