import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { verifyAudit } from '../../src/modules/audit/public.js';
import { sealAudit } from '../../src/modules/audit/seal-audit.js';
import { raw } from '../../src/platform/sql.js';
import { createAffiliate, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { sealAll } from '../support/seal-all.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let shop: Shop;
let owner: pg.Client;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  owner = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await api.close();
});

/** Other tests' transactions hold the horizon back for a moment: sealed when all are through. */
async function entriesOf(target: string) {
  return api.prisma.auditEntry.findMany({ where: { targets: { has: target } }, orderBy: { position: 'asc' } });
}

describe('an entry', () => {
  test('says who changed what from what to what, and where the request came from', async () => {
    const headers = { 'user-agent': 'Test browser', 'x-request-id': 'request-0000001' };
    expectStatus(200, await api.admin.patch(`/v1/programs/${shop.programId}`, { name: 'Renamed' }, headers));
    const entry = (await entriesOf(shop.programId)).at(-1);
    expect(entry).toMatchObject({
      action: 'ChangeProgram',
      actorKind: 'user',
      requestId: 'request-0000001',
      changes: [{ kind: 'program', before: { name: 'Program' }, after: { name: 'Renamed' } }],
    });
    const [source] = await api.prisma.auditPersonal.findMany({ where: { entryId: entry?.id ?? '', path: 'source' } });
    expect(JSON.parse(source?.value ?? '')).toMatchObject({ ip: '127.0.0.1', userAgent: 'Test browser' });
  });

  test('holds no personal value itself, only what commits to it', async () => {
    const { id, email } = await createAffiliate(api, [shop.programId]);
    const [entry] = await entriesOf(id);
    expect(JSON.stringify(entry?.changes)).not.toContain(email);
    const values = await api.prisma.auditPersonal.findMany({ where: { entryId: entry?.id ?? '' } });
    expect(values.map(({ value }) => value)).toContain(email);
  });

  test('holds no secret', async () => {
    const body = { kind: 'api', livemode: true };
    const key = expectStatus(201, await api.admin.post(`/v1/merchants/${shop.merchantId}/api-keys`, body));
    const entries = await entriesOf(String(key['id']));
    expect(entries).toHaveLength(1);
    const all = JSON.stringify([entries, await api.prisma.auditPersonal.findMany()], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const secret of [String(key['secret']), shop.affiliate.password]) expect(all).not.toContain(secret);
  });

  test('is not written for what was refused, rehearsed or repeated', async () => {
    const order = { orderId: 'audited', amount: { amount: '10.00', currency: 'EUR' } };
    await shop.merchant.post('/v1/conversions?dryRun=true', order);
    const { body } = await shop.merchant.post('/v1/conversions', order);
    await shop.merchant.post('/v1/conversions', order);
    await shop.merchant.post('/v1/conversions', { ...order, amount: { amount: '11.00', currency: 'EUR' } });
    const recorded = await api.prisma.auditEntry.findMany({ where: { action: 'RecordConversion' } });
    expect(recorded.map(({ targets }) => targets)).toEqual([[body['id']]]);
  });
});

describe('the trail', () => {
  test.each(['audit_entries', 'audit_seals'])('cannot be changed: %s', async (table) => {
    await sealAll(api);
    for (const statement of [`delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(owner.query(statement)).rejects.toThrow(/append-only/);
    }
    await expect(
      owner.query(
        table === 'audit_entries' ? `update audit_entries set action = 'x'` : 'update audit_seals set seq = seq + 1',
      ),
    ).rejects.toThrow(/append-only/);
  });

  test.each([
    `update audit_entries set action = 'x'`,
    'delete from audit_entries',
    'update audit_seals set seq = seq + 1',
    'delete from audit_seals',
    `update audit_personal set value = 'x'`,
    'truncate audit_seals',
    'alter table audit_entries disable trigger all',
    `update ledger_entries set amount_minor = 1`,
    'delete from ledger_transactions',
    'drop table audit_seals',
    'create table mine (x int)',
  ])('is out of the reach of the role that the processes work as: %s', async (statement) => {
    await expect(api.prisma.$executeRawUnsafe(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('is proven link by link, and goes on where it ended', async () => {
    await sealAll(api);
    const before = await verifyAudit(api.db);
    expect(before).toMatchObject({ fault: null, unsealed: 0 });
    await api.admin.patch(`/v1/programs/${shop.programId}`, { name: 'Once more' });
    expect(await verifyAudit(api.db)).toEqual({ ...before, unsealed: 1 });
    await sealAll(api);
    expect(await verifyAudit(api.db)).toMatchObject({ fault: null, proven: before.proven + 1 });
  });

  test('sealed by two at once has one chain', async () => {
    for (const name of ['A', 'B', 'C']) await api.admin.patch(`/v1/programs/${shop.programId}`, { name });
    await Promise.allSettled([sealAudit(api.db, 10), sealAudit(api.db, 10), sealAudit(api.db, 10)]);
    await sealAll(api);
    expect(await verifyAudit(api.db)).toMatchObject({ fault: null, unsealed: 0 });
  });

  // What only somebody with the database's own keys can do: triggers off, and back on.
  test.each([
    [
      'one byte of what was done',
      `update audit_entries set action = 'changeprogram' where id = $1`,
      /does not match its hash/,
    ],
    ['who did it', `update audit_entries set actor_id = actor_id || 'x' where id = $1`, /does not match its hash/],
    [
      'one character deep in a change',
      `update audit_entries set changes = replace(changes::text, 'ed', 'ad')::jsonb where id = $1`,
      /does not match its hash/,
    ],
    ['an entry taken away', `delete from audit_entries where id = $1`, /is gone/],
    ['a link taken away', `delete from audit_seals where entry_id = $1`, /is missing/],
    [
      'a personal value',
      `update audit_personal set value = '{}' where entry_id = $1 and path = 'source'`,
      /is not what was committed to/,
    ],
  ])('shows %s', async (_label, statement, fault) => {
    await sealAll(api);
    const [entry] = await api.prisma.auditEntry.findMany({ where: { action: 'ChangeProgram' }, take: 1 });
    const undone = new Error('undone');
    const tampered = api.db.transaction(async (db) => {
      await db.execute`set local role none`;
      await db.execute`set local session_replication_role = replica`;
      const [before = '', after = ''] = statement.split('$1');
      expect(await db.execute`${raw(before)}${entry?.id}${raw(after)}`).toBe(1);
      expect((await verifyAudit(db)).fault).toMatch(fault);
      throw undone;
    });
    await expect(tampered).rejects.toBe(undone);
    expect((await verifyAudit(api.db)).fault).toBeNull();
  });

  test('keeps its proof when a person is erased', async () => {
    await sealAll(api);
    await owner.query('delete from audit_personal');
    expect((await verifyAudit(api.db)).fault).toBeNull();
  });
});
