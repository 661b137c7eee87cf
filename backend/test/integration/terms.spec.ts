import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { AddTerms, payingRule, standingTerms, termsInForce } from '../../src/modules/terms/public.js';
import type { Terms } from '../../src/modules/terms/public.js';
import type { Db } from '../../src/platform/db.js';
import { sql } from '../../src/platform/sql.js';
import { createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** The terms of a program that count now. */
const termsNow = async (db: Db, programId: string) =>
  (await termsInForce(db, [{ programId, at: api.clock.now() }]))[0] as Terms;

let api: TestApi;
let shop: Shop;
/** A second session, as the owner of the tables. */
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

const unknownProgram = 'prg_01h455vb4pex5vsknk084sn02q';
const day = 24 * 60 * 60 * 1000;
const flat = { attributionModel: 'coupon_first', commission: { kind: 'flat', amount: '3.00' }, holdDays: 0 } as const;

describe('terms', () => {
  test('get versions; decisions find the one in force', async () => {
    const id = await createProgram(api, shop.merchantId);
    const from = new Date(api.clock.now().getTime() + 10 * day);
    const added = await api.admin.post(`/v1/programs/${id}/terms`, { ...flat, effectiveFrom: from.toISOString() });
    expect(added).toMatchObject({ status: 201, body: { version: 2, effectiveFrom: from.toISOString() } });
    expect((await api.admin.get(`/v1/programs/${id}`)).body).toMatchObject({
      ...{ terms: { version: 1 }, upcomingTerms: added.body },
    });
    expect((await api.admin.get(`/v1/programs/${id}/terms`)).body['data']).toHaveLength(2);

    const times = [0, from.getTime() - 1, from.getTime()].map((time) => ({ programId: id, at: new Date(time) }));
    const [longAgo, before, then] = await termsInForce(api.db, times);
    expect(longAgo).toMatchObject({ version: 1 });
    expect(before && payingRule(before, 'EUR')).toEqual({
      ...{ id: 'base', version: 1, kind: 'percent', percent: '8', base: 'net' },
    });
    expect(then).toMatchObject({ attribution: { model: 'coupon_first', windowDays: 30 }, holdDays: 0 });
    expect(then && payingRule(then, 'EUR')).toEqual({
      ...{ id: 'base', version: 2, kind: 'flat', amount: '3.00', currency: 'EUR' },
    });
  });

  test('keep flat amounts with all decimals of the currency', async () => {
    const id = await createProgram(api, shop.merchantId, {
      currency: 'KWD',
      terms: { ...flat, commission: { kind: 'flat', amount: '1.5' } },
    });
    expect((await termsNow(api.db, id)).commissionRules).toEqual([{ id: 'base', kind: 'flat', amount: '1.500' }]);
  });

  test('do not reach into the past', async () => {
    const effectiveFrom = new Date(api.clock.now().getTime() - 60_000).toISOString();
    const answer = await api.admin.post(`/v1/programs/${shop.programId}/terms`, { ...flat, effectiveFrom });
    expect(answer).toMatchObject({ status: 400, body: { code: 'effective_from_past' } });
  });

  test('added by many at once are numbered without a gap', async () => {
    const id = await createProgram(api, shop.merchantId);
    await Promise.all(Array.from({ length: 8 }, () => api.admin.post(`/v1/programs/${id}/terms`, flat)));
    const { body } = await api.admin.get(`/v1/programs/${id}/terms`);
    const versions = (body['data'] as { version: number }[]).map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: 9 }, (_, i) => i + 1));
  });

  test('of a program that is not there', async () => {
    expect((await api.admin.post(`/v1/programs/${unknownProgram}/terms`, flat)).status).toBe(404);
    expect((await api.admin.get(`/v1/programs/${unknownProgram}/terms`)).status).toBe(404);
    await expect(termsInForce(api.db, [{ programId: unknownProgram, at: new Date() }])).rejects.toThrow(/no terms/);
  });

  test('that were rolled back are not remembered', async () => {
    const id = await createProgram(api, shop.merchantId);
    const add = (amount: string, dryRun: boolean) =>
      api.app
        .get(CommandBus)
        .execute(
          new AddTerms(
            { ...flat, windowDays: 30, commission: { kind: 'flat', amount }, programId: id },
            { actor: { kind: 'system', name: 'test' }, dryRun },
          ),
        );
    expect((await add('1.00', true)).value).toMatchObject({ version: 2, commission: { amount: '1.00' } });
    expect((await termsNow(api.db, id)).version).toBe(1);
    await add('2.00', false);
    expect(await termsNow(api.db, id)).toMatchObject({ version: 2, commissionRules: [{ amount: '2.00' }] });
  });
});

test('a version is read once, however often decisions name it', async () => {
  const id = await createProgram(api, shop.merchantId);
  let statements = 0;
  const counting: Db = {
    rows: (text, ...values) => {
      statements += 1;
      return api.db.rows(text, ...values);
    },
    execute: (text, ...values) => api.db.execute(text, ...values),
  };
  const first = await termsNow(counting, id);
  expect(statements).toBe(2);
  // Which one is in force is asked each time, because more may have been added; the document is known.
  expect(await termsNow(counting, id)).toEqual(first);
  expect(statements).toBe(3);
});

describe('of four versions, added in another order than they take effect', () => {
  const effective = ['2026-03-01', '2026-06-01', '2026-05-01', '2026-06-01'].map((date) => `${date}T00:00:00Z`);
  let programId: string;
  let other: string;
  beforeAll(async () => {
    [programId, other] = [await createProgram(api, shop.merchantId), await createProgram(api, shop.merchantId)];
    // As they would stand today; through the API terms cannot begin in the past.
    await owner.query('alter table terms disable trigger terms_append_only');
    await owner.query(`update terms set effective_from = $2 where program_id = $1`, [programId, effective[0]]);
    await owner.query('alter table terms enable trigger terms_append_only');
    for (const [i, from] of effective.entries()) {
      if (i === 0) continue;
      await owner.query(
        `insert into terms select 'trm_test' || $2, program_id, $2::integer, $3, schema_version, document, published_at
         from terms where program_id = $1 and version = 1`,
        [programId, i + 1, from],
      );
    }
  });

  test.each([
    ['2026-03-01T00:00:00Z', 1],
    ['2026-04-30T23:59:59.999Z', 1],
    ['2026-05-01T00:00:00Z', 3],
    ['2026-06-01T00:00:00Z', 4],
    ['2030-01-01T00:00:00Z', 4],
    // Before the program existed: the first.
    ['2020-01-01T00:00:00Z', 1],
  ])('in force at %s is %i', async (at, version) => {
    expect(await termsInForce(api.db, [{ programId, at: new Date(at) }])).toMatchObject([{ programId, version }]);
  });

  test.each([
    ['2026-03-01T00:00:00Z', 3],
    ['2026-05-01T00:00:00Z', 4],
    ['2026-06-01T00:00:00Z', undefined],
  ])('after those at %s comes %s', async (at, version) => {
    const [standing] = await standingTerms(api.db, [programId], new Date(at));
    expect(standing?.upcoming?.version).toBe(version);
  });

  test('many are found at once, each in its place', async () => {
    const at = new Date('2026-05-15T00:00:00Z');
    const asked = Array.from({ length: 200 }, (_, i) => ({ programId: i % 3 === 0 ? other : programId, at }));
    const found = await termsInForce(api.db, asked);
    expect(found.map(({ programId: of, version }) => [of, version])).toEqual(
      asked.map(({ programId: of }) => [of, of === other ? 1 : 3]),
    );
  });
});

describe('a version', () => {
  test.each([`update terms set version = version + 1`, 'delete from terms', 'truncate terms cascade'])(
    'is never changed, also not by the owner of the tables, nor within reach of the role that the processes work as: %s',
    async (statement) => {
      await expect(owner.query(statement)).rejects.toMatchObject({ code: '23001' });
      await expect(api.db.execute(sql([statement]))).rejects.toMatchObject({ code: '42501' });
    },
  );

  test.each([
    ['no window', `'{attribution,windowDays}', 'null'`],
    ['a window of no days', `'{attribution,windowDays}', '0'`],
    ['a model that is none', `'{attribution,model}', '"first_click"'`],
    ['a hold of more than a year', `'{holdDays}', '366'`],
    ['no rule', `'{commissionRules}', '[]'`],
  ])('is refused with %s', async (_, change) => {
    const insert = `insert into terms
      select 'trm_other', program_id, 99, effective_from, schema_version, jsonb_set(document, ${change}), published_at
      from terms where program_id = $1`;
    await expect(owner.query(insert, [shop.programId])).rejects.toMatchObject({ code: '23514' });
  });
});
