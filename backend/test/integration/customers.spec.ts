import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { CustomerHasher } from '../../src/modules/attribution/customer-hasher.js';
import { findOrAddCustomers } from '../../src/modules/attribution/customer.store.js';
import { HashCustomers } from '../../src/modules/attribution/hash-customers.js';
import { Writes } from '../../src/platform/transaction.js';
import { createKey, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let shop: Shop;
let client: pg.Client;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  client = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await api.close();
});

let orders = 0;
async function sale(customer: object, more: object = {}, merchant: ApiClient = shop.merchant): Promise<string> {
  const amount = { amount: '10.00', currency: 'EUR' };
  const order = { orderId: `customer-${(orders += 1)}`, amount, customer, ...more };
  return expectStatus(201, await merchant.post('/v1/conversions', order))['id'] as string;
}

interface Kept {
  readonly customer_id: string | null;
  readonly customer: object | null;
}

async function keptOf(conversionId: string): Promise<Kept> {
  const { rows } = await client.query<Kept>('select customer_id, customer from conversions where id = $1', [
    conversionId,
  ]);
  if (rows[0] === undefined) throw new Error('no conversion');
  return rows[0];
}

const emailHash = (name: string) => createHash('sha256').update(`${name}@example.com`).digest('hex');

async function identifiersOf(customerId: string | null): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select kind || ' ' || key_no as name from customer_identifiers where customer_id = $1 order by 1`,
    [customerId],
  );
  return rows.map(({ name }) => name);
}

describe('a customer', () => {
  test('is known again by the id or the address, and nothing of either is kept in clear', async () => {
    const first = await keptOf(
      await sale({ id: 'known-1', emailHash: emailHash('known'), country: 'DE', isNew: true }),
    );
    expect(first.customer).toEqual({ country: 'DE', isNew: true });
    expect(await keptOf(await sale({ id: 'known-1' }))).toEqual({ customer_id: first.customer_id, customer: null });
    expect(await keptOf(await sale({ emailHash: emailHash('known') }))).toMatchObject({
      customer_id: first.customer_id,
    });
    expect(await identifiersOf(first.customer_id)).toEqual(['email 1', 'id 1']);
  });

  test('of another shop, or of its trials, is another', async () => {
    const { customer_id } = await keptOf(await sale({ id: 'shared' }));
    const other = await createShop(api);
    const trials = api.anyone.as(await createKey(api, shop.merchantId, 'api', false));
    const others = [await sale({ id: 'shared' }, {}, other.merchant), await sale({ id: 'shared' }, {}, trials)];
    const ids = await Promise.all(others.map(async (id) => (await keptOf(id)).customer_id));
    expect(new Set([customer_id, ...ids]).size).toBe(3);
  });

  test('whose first orders come at the same time is one', async () => {
    const together = await Promise.all(Array.from({ length: 30 }, () => sale({ id: 'at-once' })));
    const ids = await Promise.all(together.map(async (id) => (await keptOf(id)).customer_id));
    expect(new Set(ids).size).toBe(1);
  });

  test('who proves to be two is linked, the later to the earlier, and both keep what is theirs', async () => {
    const byId = await keptOf(await sale({ id: 'two' }));
    const byEmail = await keptOf(await sale({ emailHash: emailHash('two') }));
    expect(byEmail.customer_id).not.toBe(byId.customer_id);
    expect(await keptOf(await sale({ id: 'two', emailHash: emailHash('two') }))).toMatchObject({
      customer_id: byId.customer_id,
    });
    const { rows } = await client.query('select same_as from customers where id = $1', [byEmail.customer_id]);
    expect(rows).toEqual([{ same_as: byId.customer_id }]);
    expect(await identifiersOf(byEmail.customer_id)).toEqual(['email 1']);
  });

  test('is told of late: then the first order is the earlier one', async () => {
    const { customer_id } = await keptOf(await sale({ id: 'late' }));
    const occurredAt = new Date(Date.now() - 86_400_000).toISOString();
    await sale({ id: 'late' }, { occurredAt });
    const { rows } = await client.query('select first_order_at from customers where id = $1', [customer_id]);
    expect(rows).toEqual([{ first_order_at: new Date(occurredAt) }]);
  });

  test('of whom nothing is said is none', async () => {
    expect(await keptOf(await sale({ country: 'DE' }))).toEqual({ customer_id: null, customer: { country: 'DE' } });
  });

  test('is known under a new key, too, by what an old one hashed', async () => {
    const { customer_id } = await keptOf(await sale({ id: 'rotated' }));
    const newer = [{ no: 2, secret: 'a second key for the hashes of customers' }];
    const hasher = new CustomerHasher({ CUSTOMER_HASH_KEY: api.config.CUSTOMER_HASH_KEY, CUSTOMER_HASH_KEYS: newer });
    const identifiers = hasher.identifiers({ id: 'rotated' });
    const seen = {
      merchantId: shop.merchantId,
      livemode: true,
      identifiers,
      orderedAt: new Date(),
      seenAt: new Date(),
    };
    const actor = { kind: 'system', name: 'test' } as const;
    const found = await api.app.get(Writes).run('Test', {}, { actor }, (tx) => findOrAddCustomers(tx, [seen]));
    expect(found.value).toEqual([customer_id]);
    expect(await identifiersOf(customer_id)).toEqual(['id 1', 'id 2']);
  });
});

test('customers from before are hashed and cleared piece by piece, and known again', async () => {
  const known = await keptOf(await sale({ id: 'before-1', emailHash: emailHash('before') }));
  const hasher = new CustomerHasher(api.config);
  const [email] = hasher.identifiers({ emailHash: emailHash('before') });
  const former = [
    { id: 'before-1', country: 'FR' },
    { emailHmac: email?.hashes[0].hmac },
    { id: 'before-2' },
    { id: 'before-2', isNew: false },
  ];
  const conversions: string[] = [];
  for (const customer of former) {
    const id = await sale({});
    await client.query('update conversions set customer = $2 where id = $1', [id, JSON.stringify(customer)]);
    conversions.push(id);
  }
  const commands = api.app.get(CommandBus);
  expect(await commands.execute(new HashCustomers(3))).toBe(3);
  expect(await commands.execute(new HashCustomers(3))).toBe(1);
  expect(await commands.execute(new HashCustomers(3))).toBe(0);
  const kept = await Promise.all(conversions.map(keptOf));
  expect(kept.map(({ customer }) => customer)).toEqual([{ country: 'FR' }, null, null, { isNew: false }]);
  const ids = kept.map(({ customer_id }) => customer_id);
  expect(ids.slice(0, 2)).toEqual([known.customer_id, known.customer_id]);
  expect(ids[2]).toBe(ids[3]);
  expect(ids[2]).not.toBe(known.customer_id);
});
