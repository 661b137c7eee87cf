import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createAffiliate, createLink, createShop } from '../builders/shop.js';
import type { Affiliate, Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** Decisions with several shares, written as a later decision would be: no rule of today makes them. */
let api: TestApi;
let shop: Shop;
let second: Affiliate;
let asSecond: ApiClient;
let asFirst: ApiClient;
let link: string;
let client: pg.Client;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  second = await createAffiliate(api, [shop.programId]);
  asSecond = await api.signIn(second.email, second.password);
  asFirst = await api.signIn(shop.affiliate.email, shop.affiliate.password);
  link = (await createLink(api, { programId: shop.programId, affiliateId: second.id })).id;
  client = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await api.close();
});

let orders = 0;
let id: string;
/** A sale that the coupon of the first affiliate earned. */
beforeEach(async () => {
  const amount = { amount: '119.00', currency: 'EUR' };
  const order = { orderId: `shared-${(orders += 1)}`, couponCode: shop.couponCode, amount };
  id = expectStatus(201, await shop.merchant.post('/v1/conversions', order))['id'] as string;
});

interface Part {
  readonly affiliate: 'first' | 'second';
  readonly numerator: number;
  readonly denominator: number;
  readonly position?: number;
  readonly later?: string;
}

async function insertDecision(no: number, attributed = true): Promise<void> {
  await client.query(
    `insert into attribution_decisions
     select conversion_id, $2, program_id, terms_version, model, $3, reason, evidence, now(), 'test'
     from attribution_decisions where conversion_id = $1 and no = 1`,
    [id, no, attributed],
  );
}

async function insertShare(no: number, place: number, part: Part): Promise<void> {
  const { affiliate, numerator, denominator, position = place, later = '0' } = part;
  const ofSecond = affiliate === 'second';
  await client.query(
    `insert into attribution_shares
     select conversion_id, $2, $3, $4, $5, case when $5::text is null then coupon_id end,
       case when $5::text is null then 'coupon' else 'click' end, case when $5::text is null then touchpoint_reference else 'click-of-second' end,
       case when $5::text is not null then timestamptz '2026-03-01T12:00:00Z' end, $6, $7, recorded_at + $8::interval
     from attribution_shares where conversion_id = $1 and decision_no = 1`,
    [id, no, position, ofSecond ? second.id : shop.affiliate.id, ofSecond ? link : null, numerator, denominator, later],
  );
}

/** Decides the conversion once more, in one transaction. */
async function decide(
  parts: readonly Part[],
  { no = 2, counts, attributed }: { no?: number; counts?: number; attributed?: boolean } = {},
): Promise<void> {
  await client.query('begin');
  try {
    await insertDecision(no, attributed ?? parts.length > 0);
    for (const [i, part] of parts.entries()) await insertShare(no, i + 1, part);
    await client.query('update conversions set decision_no = $2 where id = $1', [id, counts ?? no]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const half = { numerator: 1, denominator: 2 };
const halves: readonly Part[] = [
  { affiliate: 'first', ...half },
  { affiliate: 'second', ...half },
];

const rows = async (caller: ApiClient, query: string) =>
  expectStatus(200, await caller.get(`/v1/conversions?${query}`))['data'] as unknown as { id: string }[];

describe('an affiliate with a share', () => {
  test('sees the conversion, and of it nothing of the others', async () => {
    await decide(halves);
    const seen = expectStatus(200, await asSecond.get(`/v1/conversions/${id}`));
    expect(seen).toMatchObject({
      couponCode: null,
      attribution: {
        attributed: true,
        shares: [{ affiliateId: second.id, ...half }],
        summary: 'Attributed to the link clicked on 1 March 2026, 12:00 UTC (1/2).',
      },
    });
    expect(JSON.stringify(seen)).not.toContain(shop.affiliate.id);
    expect(JSON.stringify(seen).toUpperCase()).not.toContain(shop.couponCode.toUpperCase());
  });

  test('has it in lists, counts and sums, as its own', async () => {
    await decide(halves);
    const own = { affiliateId: second.id, affiliate: { id: second.id }, link: { id: link }, couponCode: null };
    expect(await rows(asSecond, `ids=${id}`)).toEqual([
      expect.objectContaining({
        id,
        ...own,
        affiliate: expect.objectContaining(own.affiliate),
        link: expect.objectContaining(own.link),
      }),
    ]);
    expect(expectStatus(200, await asSecond.get(`/v1/conversions/summary?ids=${id}`))).toMatchObject({ count: 1 });
    const since = '2020-01-01T00:00:00Z';
    expect(expectStatus(200, await asSecond.get(`/v1/conversions/new?ids=${id}&since=${since}`))).toMatchObject({
      count: 1,
    });
    expect(expectStatus(200, await asSecond.get(`/v1/conversions/${id}/neighbours?ids=${id}`))).toMatchObject({
      position: 1,
    });
    expect(await rows(asFirst, `ids=${id}`)).toMatchObject([{ id, affiliateId: shop.affiliate.id, link: null }]);
  });

  test('has it once, however many shares it has', async () => {
    const third = { numerator: 1, denominator: 3 };
    await decide([
      { affiliate: 'second', ...third },
      { affiliate: 'first', ...third },
      { affiliate: 'second', ...third },
    ]);
    expect(await rows(asSecond, `ids=${id}`)).toHaveLength(1);
    expect(await rows(api.admin, `ids=${id}&linkId=${link}`)).toHaveLength(1);
    expect(expectStatus(200, await asSecond.get(`/v1/conversions/summary?ids=${id}`))).toMatchObject({ count: 1 });
  });

  test('loses sight of it when the last decision gives it none', async () => {
    await decide(halves);
    await decide([{ affiliate: 'first', numerator: 1, denominator: 1 }], { no: 3 });
    expectStatus(404, await asSecond.get(`/v1/conversions/${id}`));
    expect(await rows(asSecond, `ids=${id}`)).toEqual([]);
  });
});

describe('staff', () => {
  test('find it by each affiliate and link, and it is listed under the largest share, of equal ones the earlier', async () => {
    await decide(halves);
    for (const query of [
      `affiliateId=${second.id}`,
      `affiliateId=${shop.affiliate.id}`,
      `linkId=${link}`,
      'attributed=true',
    ])
      expect(await rows(api.admin, `ids=${id}&${query}`)).toMatchObject([
        { id, affiliateId: shop.affiliate.id, link: null },
      ]);
    expect(await rows(api.admin, `ids=${id}&attributed=false`)).toEqual([]);
    await decide(
      [
        { affiliate: 'first', numerator: 1, denominator: 3 },
        { affiliate: 'second', numerator: 2, denominator: 3 },
      ],
      {
        no: 3,
      },
    );
    expect(await rows(api.admin, `ids=${id}`)).toMatchObject([{ affiliateId: second.id, link: { id: link } }]);
  });

  test('read of each earner in its story, and of all in its summary', async () => {
    await decide(halves);
    const { events } = expectStatus(200, await api.admin.get(`/v1/conversions/${id}/story`));
    const earners = (events as unknown as { kind: string; affiliateId: string }[]).filter(
      ({ kind }) => kind === 'attributed',
    );
    expect(earners.map(({ affiliateId }) => affiliateId)).toEqual([shop.affiliate.id, second.id]);
    expect(expectStatus(200, await api.admin.get(`/v1/conversions/${id}`))).toMatchObject({
      attribution: {
        summary: `Attributed to the coupon ${shop.couponCode} (1/2) and the link clicked on 1 March 2026, 12:00 UTC (1/2).`,
      },
    });
  });

  test('find it among those of nobody once a decision gives it to nobody', async () => {
    await decide([]);
    expect(await rows(api.admin, `ids=${id}&attributed=false`)).toMatchObject([
      { id, affiliateId: null, attributed: false },
    ]);
  });
});

describe('the database refuses', () => {
  test.each<[string, readonly Part[], Parameters<typeof decide>[1]]>([
    ['shares that come to less than 1', [{ affiliate: 'second', ...half }], {}],
    ['shares that come to more', [...halves, { affiliate: 'second', ...half }], {}],
    [
      'shares of different denominators',
      [
        { affiliate: 'first', ...half },
        { affiliate: 'second', numerator: 2, denominator: 4 },
      ],
      {},
    ],
    [
      'a place that is left out',
      [
        { affiliate: 'first', ...half },
        { affiliate: 'second', ...half, position: 3 },
      ],
      {},
    ],
    [
      'a share with another time than its conversion',
      [{ affiliate: 'second', numerator: 1, denominator: 1, later: '1 second' }],
      {},
    ],
    ['a decision for somebody without shares', [], { attributed: true }],
    ['a decision for nobody with shares', halves, { attributed: false }],
    ['a number that is left out', halves, { no: 3 }],
    ['a decision that is later than the one that counts', halves, { counts: 1 }],
  ])('%s', async (_what, parts, options) => {
    await expect(decide(parts, options)).rejects.toMatchObject({ code: '23514' });
  });

  test('a share that is added to a decision later', async () => {
    const late: Part = { affiliate: 'second', numerator: 1, denominator: 1 };
    await expect(insertShare(1, 2, late)).rejects.toMatchObject({ code: '23514' });
  });

  test('a conversion that counts by a decision that there is not', async () => {
    const statement = 'update conversions set decision_no = 2 where id = $1';
    await expect(client.query(statement, [id])).rejects.toMatchObject({ code: '23503' });
  });
});
