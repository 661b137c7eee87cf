import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anchorAudit } from '../../src/modules/audit/anchor-audit.js';
import { verifyAnchors } from '../../src/modules/audit/public.js';
import { ObjectStore } from '../../src/platform/object-store.js';
import { signingKeys } from '../../src/platform/signing-keys.js';
import { raw } from '../../src/platform/sql.js';
import { createShop } from '../builders/shop.js';
import { uniqueName } from '../support/env.js';
import { sealAll } from '../support/seal-all.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const keys = signingKeys.parse(`b:${'b'.repeat(43)}`);
const day = (n: number) => new Date(`2026-03-0${n}T00:10:00Z`);
let api: TestApi;
let store: ObjectStore;
/** The store is shared by all tests: this one sees and fills a part of its own. */
class Part extends ObjectStore {
  private readonly prefix = `${uniqueName()}/`;
  override putLocked(key: string, body: string, until: Date) {
    return super.putLocked(this.prefix + key, body, until);
  }
  override get(key: string) {
    return super.get(this.prefix + key);
  }
  override async list(prefix: string) {
    return (await super.list(this.prefix + prefix)).map((key) => key.slice(this.prefix.length));
  }
}

beforeAll(async () => {
  api = await startTestApi();
  store = new Part(api.settings);
  await createShop(api);
  await sealAll(api);
}, 60_000);
afterAll(async () => {
  store.close();
  await api.close();
});

const verify = () => verifyAnchors(api.db, { store, keys });

test('the chain is signed and stored once a day, and agrees', async () => {
  expect(await verify()).toEqual({ proven: 0, fault: null });
  expect(await anchorAudit(api.db, { store, keys, now: day(1) })).toBe(true);
  expect(await anchorAudit(api.db, { store, keys, now: day(1) })).toBe(false);
  await createShop(api);
  await sealAll(api);
  expect(await anchorAudit(api.db, { store, keys, now: day(2) })).toBe(true);
  expect(await verify()).toEqual({ proven: 2, fault: null });
  const { body } = await api.admin.get('/v1/audit/status');
  // The local store has no object lock, and that is said, not assumed.
  expect(body['anchor']).toEqual({ day: '2026-03-02', seq: body['head']['seq'], lockedUntil: null });
});

test('an anchor whose object was stored but not noted is stored again', async () => {
  await store.putLocked('audit/anchors/2026-03-03.json', 'half', day(3));
  expect(await anchorAudit(api.db, { store, keys, now: day(3) })).toBe(true);
  expect(await verify()).toEqual({ proven: 3, fault: null });
});

test.each([
  ['a trail that was cut off', 'delete from audit_seals where seq = (select max(seq) from audit_seals)', /is gone/],
  ['a trail that was made anew', `update audit_seals set hash = sha256(hash)`, /is not the one that was signed/],
])('%s is found out', async (_, statement, fault) => {
  const undone = new Error('undone');
  const tampered = api.db.transaction(async (db) => {
    await db.execute`set local role none`;
    await db.execute`set local session_replication_role = replica`;
    await db.execute(raw(statement));
    expect((await verifyAnchors(db, { store, keys })).fault).toMatch(fault);
    throw undone;
  });
  await expect(tampered).rejects.toBe(undone);
});

test('an anchor that was changed, or signed by somebody else, is found out', async () => {
  const anchor = await store.get('audit/anchors/2026-03-03.json');
  await store.putLocked('audit/anchors/2026-03-04.json', (anchor ?? '').replace('"seq": "', '"seq": "1'), day(4));
  expect((await verify()).fault).toMatch(/2026-03-04.json: its signature is not right/);
  const strangers = signingKeys.parse(`x:${'c'.repeat(43)}`);
  expect((await verifyAnchors(api.db, { store, keys: strangers })).fault).toMatch(/key "b", which is not among/);
});
