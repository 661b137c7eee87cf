import type pg from 'pg';

/** Figures by what they are of. */
export type Figures = ReadonlyMap<string, string>;

const counts = ['conversions', 'commissions', 'refunds', 'ledger_transactions', 'ledger_entries'];

/** What an upgrade must not change, asked of the former schema: each answers rows of `what` and `figure`. */
const former = {
  counts: counts
    .map((table) => `select '${table}' as what, count(*)::text as figure from ${table}`)
    .join(' union all '),
  'each balance': `
    select 'all balances, as a hash' as what,
      md5(string_agg(concat_ws(' ', account, currency, amount_minor), ',' order by account, currency)) as figure
    from ledger_balances`,
  'balances by kind of account': `
    select concat_ws(' ', 'balances', regexp_replace(account, '[a-z]+_[0-9a-z]{26}/', '', 'g'), currency) as what,
      sum(amount_minor)::text as figure
    from ledger_balances group by 1`,
  'commissions by status': `
    select concat_ws(' ', 'commissions', status, currency) as what,
      concat_ws(' ', count(*), sum(amount_minor), sum(reversed_minor)) as figure
    from commissions group by status, currency`,
  'orders by status': `
    select concat_ws(' ', 'orders', status, refund_state, currency) as what,
      concat_ws(' ', count(*), sum(amount_minor), sum(refunded_minor)) as figure
    from conversions group by status, refund_state, currency`,
} as const;

/** The same questions to the present schema: a migration that moves a figure asks for it at its new place here. */
const present: Readonly<Record<keyof typeof former, string>> = {
  ...former,
  'each balance': `
    select 'all balances, as a hash' as what,
      md5(string_agg(concat_ws(' ', a.path, b.currency, b.amount_minor), ',' order by a.path, b.currency)) as figure
    from ledger_balances b join ledger_accounts a on a.id = b.account_id`,
  'balances by kind of account': `
    select concat_ws(' ', 'balances', regexp_replace(a.path, '[a-z]+_[0-9a-z]{26}/', '', 'g'), b.currency) as what,
      sum(b.amount_minor)::text as figure
    from ledger_balances b join ledger_accounts a on a.id = b.account_id group by 1`,
};

/** Figures before the migrations since. */
export function formerFigures(client: pg.Client): Promise<Figures> {
  return figures(client, former);
}

/** The same after them. */
export function presentFigures(client: pg.Client): Promise<Figures> {
  return figures(client, present);
}

/** One sentence for each figure that is not what it was. */
export function changedFigures(before: Figures, after: Figures): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name}: ${before.get(name) ?? 'nothing'} before, ${after.get(name) ?? 'nothing'} after`);
}

async function figures(client: pg.Client, questions: Readonly<Record<string, string>>): Promise<Figures> {
  const found = new Map<string, string>();
  for (const question of Object.values(questions)) {
    const { rows } = await client.query<{ what: string; figure: string }>(question);
    for (const { what, figure } of rows) found.set(what, figure);
  }
  return found;
}
