import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/platform/ids.js';
import { createAffiliate } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiClient } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** Section 4 of the usability review: views of lists that people save, name, share and open a list with. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

let ada: ApiClient;
let bob: ApiClient;
beforeEach(async () => {
  [ada, bob] = [await signInAs(api, 'finance', null), await signInAs(api, 'support', null)];
});

const onHold = {
  list: 'conversions',
  name: 'On hold',
  query: 'status=on_hold&sort=-amount',
  shared: false,
  isDefault: false,
};
const save = async (who: ApiClient, fields: object = {}) =>
  expectStatus(201, await who.post('/v1/views', { ...onHold, ...fields }));
const named = (who: ApiClient, list = 'conversions') =>
  who.get(`/v1/views?list=${list}`).then((answer) => [...expectStatus(200, answer)['data']]);
const names = async (who: ApiClient, list?: string) => (await named(who, list)).map((view) => view['name']);

describe('section 4: a saved view', () => {
  test('is found again as it was saved, in its own list', async () => {
    const view = await save(ada);
    const me = (await ada.get('/v1/me')).body;
    expect(view).toMatchObject({ ...onHold, own: true, owner: { id: me['id'] } });
    expect(view['id']).toMatch(/^vew_/);
    expect(await named(ada)).toEqual([view]);
    expect(await named(ada, 'links')).toEqual([]);
  });

  const unknown = { status: 404, body: { code: 'view_not_found' } };

  test('is a matter of its owner until it is shared, and then still only its owner changes it', async () => {
    const { id } = await save(ada, { name: uniqueName(), isDefault: true });
    expect(await named(bob)).toEqual([]);
    expectStatus(200, await ada.patch(`/v1/views/${id}`, { shared: true }));
    const [shared] = await named(bob);
    expect(shared).toMatchObject({ id, own: false, isDefault: false });
    expect(await bob.patch(`/v1/views/${id}`, { name: 'Mine' })).toMatchObject(unknown);
    expect(await bob.delete(`/v1/views/${id}`)).toMatchObject(unknown);
    expectStatus(204, await ada.delete(`/v1/views/${id}`));
    expect(await named(bob)).toEqual([]);
    expect(await ada.delete(`/v1/views/${id}`)).toMatchObject(unknown);
  });

  test('comes before those of colleagues, by name in whatever letter case', async () => {
    for (const name of ['beta', 'Alpha', 'Gamma']) await save(ada, { list: 'coupons', name });
    const { id } = await save(bob, { list: 'coupons', name: 'Aardvark', shared: true });
    expect(await names(ada, 'coupons')).toEqual(['Alpha', 'beta', 'Gamma', 'Aardvark']);
    expectStatus(204, await bob.delete(`/v1/views/${id}`));
  });

  test('is the one that its list opens with: choosing another one clears it', async () => {
    const first = await save(ada, { isDefault: true });
    const second = await save(ada, { name: 'Large', isDefault: true });
    const elsewhere = await save(ada, { list: 'links', isDefault: true });
    const defaults = async () => (await named(ada)).filter((view) => view['isDefault']).map((view) => view['id']);
    expect(await defaults()).toEqual([second['id']]);
    expectStatus(200, await ada.patch(`/v1/views/${first['id']}`, { isDefault: true }));
    expect(await defaults()).toEqual([first['id']]);
    expectStatus(200, await ada.patch(`/v1/views/${first['id']}`, { isDefault: false }));
    expect(await defaults()).toEqual([]);
    expect(await named(ada, 'links')).toMatchObject([{ id: elsewhere['id'], isDefault: true }]);
  });

  test('is the only one that becomes the default when several are chosen at the same time', async () => {
    const made = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => ada.post('/v1/views', { ...onHold, name, isDefault: true })),
    );
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await named(ada)).filter((view) => view['isDefault'])).toHaveLength(1);
  });

  test('leaves a trace in the audit trail, with its query as a value that can be erased', async () => {
    const { id } = await save(ada, { query: 'q=jane%40people.example' });
    expectStatus(200, await ada.patch(`/v1/views/${id}`, { name: 'Jane' }));
    expectStatus(204, await ada.delete(`/v1/views/${id}`));
    const entries = await api.prisma.$queryRaw<{ action: string; changes: unknown }[]>`
      select action, changes from audit_entries where ${id} = any(targets) order by id`;
    expect(entries.map(({ action }) => action)).toEqual(['CreateView', 'ChangeView', 'DeleteView']);
    expect(JSON.stringify(entries)).not.toContain('jane');
  });

  test('goes with its owner, should people ever be deleted', async () => {
    const { prisma } = api;
    const userId = newId('user');
    await prisma.$executeRaw`
      insert into users (id, email, password_hash, role) values (${userId}, ${`${uniqueName()}@people.example`}, 'none', 'owner')`;
    await prisma.$executeRaw`
      insert into saved_views (id, owner_id, list, name, name_key, query, shared, is_default, created_at, updated_at)
      values (${newId('savedView')}, ${userId}, 'links', 'Mine', 'MINE', '', false, false, now(), now())`;
    await prisma.$executeRaw`delete from users where id = ${userId}`;
    expect(await prisma.$queryRaw`select id from saved_views where owner_id = ${userId}`).toEqual([]);
  });
});

describe('section 4: names and bounds of saved views', () => {
  const taken = { status: 409, body: { code: 'view_name_taken' } };

  test.each(['ON HOLD', ' on hold '])('%j is taken where "On hold" is', async (name) => {
    await save(ada);
    expect(await ada.post('/v1/views', { ...onHold, name })).toMatchObject(taken);
    const { id } = await save(ada, { name: 'Other' });
    expect(await ada.patch(`/v1/views/${id}`, { name })).toMatchObject(taken);
  });

  test('a name is free in another list, for a colleague, and for the view that has it', async () => {
    const { id } = await save(ada, { name: 'GRU\u0308N' });
    expect(await ada.post('/v1/views', { ...onHold, name: 'gr\u00fcn' })).toMatchObject(taken);
    await save(ada, { name: 'grün', list: 'links' });
    await save(bob, { name: 'grün' });
    expect(await ada.patch(`/v1/views/${id}`, { name: 'Grün' })).toMatchObject({ status: 200, body: { name: 'Grün' } });
  });

  test('the same name twice at the same time is saved once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => ada.post('/v1/views', onHold)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('a person has 50 of a list, and no more', async () => {
    for (let i = 1; i <= 50; i += 1) await save(ada, { name: `View ${i}` });
    const refused = await ada.post('/v1/views', { ...onHold, name: 'View 51' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'view_limit_reached' } });
    await save(ada, { name: 'View 51', list: 'links' });
    await save(bob, { name: 'View 51' });
  });

  test('a repeated request with the same idempotency key saves one view', async () => {
    const key = { 'idempotency-key': uniqueName() };
    const [first, again] = [await ada.post('/v1/views', onHold, key), await ada.post('/v1/views', onHold, key)];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(await named(ada)).toHaveLength(1);
  });

  test.each<[string, string, object]>([
    ['a question mark before the query', 'query', { query: '?status=on_hold' }],
    ['a place in the list', 'query', { query: 'status=on_hold&cursor=abc' }],
    ['an encoded place in the list', 'query', { query: '%63ursor=abc' }],
    ['half an escape', 'query', { query: 'q=%zz' }],
    ['bytes that are no UTF-8', 'query', { query: 'q=%c3%28' }],
    ['a blank', 'query', { query: 'q=two words' }],
    ['a fragment', 'query', { query: 'q=a#b' }],
    ['a query of 2,001 characters', 'query', { query: 'q'.repeat(2_001) }],
    ['no name', 'name', { name: ' ' }],
    ['an address as name', 'name', { name: 'See https://example.com/x' }],
    ['a list that there is not', 'list', { list: 'payouts' }],
  ])('%s is refused', async (_, path, fields) => {
    const answer = await ada.post('/v1/views', { ...onHold, ...fields });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  test.each([
    ['that is empty', ''],
    ['of 2,000 characters', 'q'.repeat(2_000)],
    ['with every sign an address may hold', "q=a%20b+c&tag[]=1,2&at=2026-03-01T12:00:00Z&w=!*'()~|"],
  ])('a query %s is kept as it is', async (_, query) => {
    expect(await save(ada, { query })).toMatchObject({ query });
  });
});

describe('section 4: who has saved views', () => {
  test('nobody but the operator, and of no list that the role may not open', async () => {
    const affiliate = await createAffiliate(api, []);
    const partner = await signInAs(api, 'affiliate', affiliate.id);
    expect(await partner.get('/v1/views?list=links')).toMatchObject({ status: 403 });
    await save(api.admin, { list: 'audit', name: uniqueName(), shared: true });
    expect(await bob.get('/v1/views?list=audit')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await bob.post('/v1/views', { ...onHold, list: 'audit' })).toMatchObject({ status: 403 });
    expect(await names(await signInAs(api, 'auditor', null), 'audit')).toHaveLength(1);
  });
});
