import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

/** Tables whose rows are never changed nor removed, with a column of each. */
const appendOnly = {
  ledger_accounts: 'type',
  events: 'subject',
  events_default: 'subject',
  terms: 'version',
  commission_lines: 'rate',
  ledger_transactions: 'cause',
  ledger_entries: 'amount_minor',
  attribution_decisions: 'reason',
  conversion_items: 'amount_minor',
  refund_parts: 'amount_minor',
  attribution_shares: 'numerator',
  audit_entries: 'action',
  audit_seals: 'seq',
  audit_anchors: 'stored_at',
};

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  [owner, app] = await Promise.all([connected(), connected()]);
  await app.query('set role tributary_app');
}, 90_000);
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client;
}

describe.each(Object.entries(appendOnly))('%s', (table, column) => {
  // Of no row, so that nothing but the privilege and the trigger can refuse it.
  const statements = [
    `update ${table} set ${column} = ${column} where false`,
    `delete from ${table} where false`,
    `truncate ${table} cascade`,
  ];

  test.each(statements)('is out of reach of the role that the processes work as: %s', async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test.each(statements)('is kept by the database from its owner: %s', async (statement) => {
    const [operation = ''] = statement.split(' ');
    const message = `${table} is append-only: ${operation.toUpperCase()} is refused`;
    await expect(owner.query(statement)).rejects.toMatchObject({ code: '23001', message });
  });
});

test('one function refuses for all of them', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    select distinct p.proname as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgname ~ 'append_only$'
    union select proname from pg_proc where proname ~ 'refuse_change'`);
  expect(rows).toEqual([{ name: 'refuse_change_of_append_only' }]);
});

test.each([
  ...['delete from ledger_balances where false', 'truncate ledger_balances cascade'],
  ...['delete from holds where false', 'truncate holds cascade'],
  ...['id', 'conversion_id', 'reason', 'blocks', 'opened_at', 'opened_by', 'closes_when', 'deadline'].map(
    (column) => `update holds set ${column} = ${column} where false`,
  ),
])('balances move with their entries, holds are closed, and neither goes: %s', async (statement) => {
  await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  await expect(owner.query(statement)).rejects.toMatchObject({ code: '23001' });
});
