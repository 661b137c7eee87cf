import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { mintedClickId } from '../builders/click.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const many = 100_000;
const limitMs = 120_000;
let api: TestApi;
let shop: Shop;
let affiliate: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
  const clickId = await mintedClickId(api, shop.link.id);
  const order = { orderId: 'first', clickId, amount: { amount: '119.00', currency: 'EUR' } };
  const first = expectStatus(201, await shop.merchant.post('/v1/conversions', order));
  await copy(api.config.DATABASE_URL);
  expect(first['status']).toBe('recorded');
}, limitMs);
afterAll(() => api.close());

/** Copies of the one that went the usual way; its references hold for them too. */
async function copy(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const copies = async (table: string, own: Record<string, string>): Promise<void> => {
      const { rows } = await client.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attidentity = ''
         and not attisdropped`,
        [table],
      );
      const names = rows.map(({ name }) => name);
      const values = names.map((name) => own[name] ?? name);
      await client.query(
        `insert into ${table} (${names.join()}) select ${values.join()} from ${table}, generate_series(2, ${many}) n`,
      );
    };
    await copies('conversions', { id: 'id || n', order_id: `'order-' || n` });
    await copies('attribution_decisions', { conversion_id: 'conversion_id || n' });
    await copies('attribution_shares', { conversion_id: 'conversion_id || n' });
    await copies('commissions', {
      id: 'id || n',
      conversion_id: 'conversion_id || n',
      approve_after: `approve_after + n * interval '1 minute'`,
    });
    await copies('commission_lines', { commission_id: 'commission_id || n' });
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

test('an affiliate with very many of them sees its sums, what comes next, and lists page by page', async () => {
  const { data } = expectStatus(200, await affiliate.get('/v1/me/earnings'));
  expect(data).toMatchObject([
    {
      states: [{ status: 'pending', count: many, amount: { amount: '952000.00', currency: 'EUR' } }],
      next: { amount: { currency: 'EUR' } },
    },
  ]);
  // All that becomes payable on the first day, and nothing of the second.
  const next = data[0]?.['next'];
  const [{ due } = { due: 0 }] = await api.prisma.$queryRaw<{ due: number }[]>`
    select count(*)::int as due from commissions
    where (approve_after at time zone 'Europe/Berlin')::date = ${String(next?.['date'])}::date`;
  expect(next?.['count']).toBe(due);
  for (const list of ['commissions', 'conversions']) {
    const first = expectStatus(200, await affiliate.get(`/v1/${list}?limit=50`));
    const second = expectStatus(200, await affiliate.get(`/v1/${list}?limit=50&cursor=${String(first['nextCursor'])}`));
    const ids = [...first['data'], ...second['data']].map((row) => row['id']);
    expect(new Set(ids).size).toBe(100);
  }
});
