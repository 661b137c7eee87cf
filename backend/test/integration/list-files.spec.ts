import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAffiliate, createCoupon, createLink, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiAnswer, ApiBody, ApiClient } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** Lists as files: case 12 and B29 of the review. More rows than any page of a screen shows. */
const many = 60;
let api: TestApi;
let shop: Shop;
let affiliate: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api, { name: '=SUM(A1:A9)' });
  affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
  const { programId, couponCode } = shop;
  for (let i = 0; i < many; i += 1) {
    const amount = { amount: '10.00', currency: 'EUR' };
    expectStatus(201, await shop.merchant.post('/v1/conversions', { orderId: `order-${i}`, couponCode, amount }));
  }
  await createLink(api, { programId, affiliateId: shop.affiliate.id, destinationUrl: 'https://shop.example/a,b' });
  await createCoupon(api, { programId, affiliateId: (await createAffiliate(api, [programId])).id });
}, 90_000);
afterAll(() => api.close());

interface File {
  readonly name: string;
  readonly heading: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

async function file(path: string, caller: ApiClient = api.admin): Promise<File> {
  return fileOf(await caller.get(path));
}

function fileOf({ status, headers, body }: ApiAnswer): File {
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
  const text = body as string;
  // Without it Excel takes the file for another encoding.
  expect(text.startsWith('\u{FEFF}')).toBe(true);
  const [heading = [], ...lines] = text
    .slice(1)
    .split('\r\n')
    .filter((line) => line !== '')
    .map(cells);
  const rows = lines.map((line) => Object.fromEntries(line.map((value, i) => [heading[i] ?? '', value])));
  return { name: /filename="(.*)"/.exec(headers['content-disposition'] ?? '')?.[1] ?? '', heading, rows };
}

/** The cells of one line (RFC 4180); none here holds a line break. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

describe('case 12: a file of conversions', () => {
  test('holds rows that no screen ever showed, with names, ids, and commission', async () => {
    const { rows } = await file(`/v1/conversions/export?programId=${shop.programId}`);
    expect(rows).toHaveLength(many);
    expect(new Set(rows.map((row) => row['Affiliate']))).toEqual(new Set(['Affiliate']));
    expect(rows.at(-1)).toMatchObject({
      ...{ Order: 'order-0', Amount: '10.00', 'Amount currency': 'EUR' },
      ...{ Commission: '0.80', 'Commission currency': 'EUR', 'Commission state': 'pending' },
      ...{ 'Affiliate ID': shop.affiliate.id, 'Program ID': shop.programId, Merchant: 'Shop' },
    });
  });

  test('B29: says filter and day in its name, and lets no name be a formula', async () => {
    const { name, rows } = await file('/v1/conversions/export?status=recorded&q=order-1');
    expect(name).toMatch(/^conversions_status-recorded_q-order-1_\d{4}-\d\d-\d\d\.csv$/);
    expect(rows).toHaveLength(11);
    expect(rows[0]?.['Program']).toBe("'=SUM(A1:A9)");
  });

  test('S13: holds no amounts for a role that sees none', async () => {
    const { rows } = await file('/v1/conversions/export', await signInAs(api, 'support', null));
    expect(new Set(rows.map((row) => `${row['Amount']}${row['Commission']}`))).toEqual(new Set(['']));
  });

  test('refuses as a problem what its filter gets wrong', async () => {
    expect(await api.admin.get('/v1/conversions/export?amountTo=5')).toMatchObject({
      ...{ status: 400, body: { code: 'currency_required' } },
    });
  });
});

describe('case 12: files of the other lists', () => {
  test("an affiliate's earnings", async () => {
    const { name, rows } = await file('/v1/commissions/export?status=pending', affiliate);
    expect(name).toMatch(/^earnings_status-pending_/);
    expect(rows).toHaveLength(many);
    expect(rows.at(-1)).toMatchObject({ Order: 'order-0', Commission: '0.80', 'Commission currency': 'EUR' });
  });

  test('links and coupons, with names of whose they are', async () => {
    const links = await file('/v1/links/export');
    expect(links.rows.map((row) => row['Destination'])).toContain('https://shop.example/a,b');
    const coupons = await file(`/v1/coupons/export?programId=${shop.programId}`);
    expect(coupons.rows).toHaveLength(2);
    for (const row of [...links.rows, ...coupons.rows]) expect(row['Affiliate']).toBe('Affiliate');
    expect((await file('/v1/coupons/export', affiliate)).rows).toHaveLength(1);
  });

  test('affiliates, with their programs by name', async () => {
    const { rows } = await file('/v1/affiliates/export');
    expect(rows).toHaveLength(2);
    expect(rows[0]?.['Programs']).toBe("'=SUM(A1:A9) (approved)");
  });

  test('the audit trail', async () => {
    const { rows } = await file('/v1/audit/entries/export?action=CreateProgram');
    expect(rows).toEqual([expect.objectContaining({ Action: 'CreateProgram', By: 'admin@test.example' })]);
    expect(rows[0]?.['Changed']).toContain('SUM(A1:A9)');
  });
});

describe('B16: the audit trail', () => {
  const found = async (query: string): Promise<readonly string[]> => {
    const { data } = expectStatus(200, await api.admin.get(`/v1/audit/entries?limit=200&${query}`));
    return (data as unknown as readonly ApiBody[]).map((entry) => entry['action'] as string);
  };

  test('finds by order number, e-mail address, name and id what was changed', async () => {
    expect(await found('q=order-7')).toEqual(['RecordConversion']);
    expect(await found('q=ORDER-7')).toEqual(['RecordConversion']);
    expect(await found(`q=${encodeURIComponent(shop.affiliate.email)}`)).toContain('CreateAffiliate');
    expect(await found(`q=${encodeURIComponent('=sum(a1')}`)).toContain('CreateProgram');
    expect(await found(`q=${shop.link.id}`)).toEqual(['CreateLink']);
    expect(await found('q=nothing-of-the-kind')).toEqual([]);
  });

  test('finds by person and by time', async () => {
    expect(await found('actor=admin@test')).toContain('CreateMerchant');
    expect(await found('actor=nobody@test')).toEqual([]);
    expect(await found('actor=admin@test&action=CreateCoupon')).toHaveLength(2);
    expect(await found('to=2020-01-01T00:00:00Z')).toEqual([]);
  });

  test('says names of the things in its entries', async () => {
    const { data } = expectStatus(200, await api.admin.get(`/v1/audit/entries?q=${shop.link.id}`));
    expect(data[0]?.['names']).toMatchObject({
      [shop.link.id]: shop.link.code,
      [shop.affiliate.id]: 'Affiliate',
      [shop.programId]: '=SUM(A1:A9)',
    });
  });
});

describe('section 5, Lists: a file of chosen rows', () => {
  const chosen = async (list: string, ids: readonly string[], caller = api.admin): Promise<File> =>
    fileOf(await caller.post(`/v1/${list}/export`, { ids }));
  const idsOf = async (list: string): Promise<string[]> =>
    (expectStatus(200, await api.admin.get(`/v1/${list}?limit=200`))['data'] as unknown as ApiBody[]).map(
      ({ id }) => id as unknown as string,
    );

  test.each(['links', 'coupons', 'conversions', 'affiliates'])('of %s holds these and no others', async (list) => {
    const [first = '', second = ''] = await idsOf(list);
    expect((await idsOf(list)).length).toBeGreaterThan(1);
    const { name, rows } = await chosen(list, [second]);
    expect(name).toMatch(new RegExp(`^${list}_\\d`));
    expect(rows).toHaveLength(1);
    expect(Object.values(rows[0] ?? {})).toContain(second);
    expect((await chosen(list, [first, second])).rows).toHaveLength(2);
  });

  test('is not cut at the 200 rows of a page', async () => {
    const { programId, affiliate: owner } = shop;
    const made = Array.from({ length: 230 }, () => createLink(api, { programId, affiliateId: owner.id }));
    const ids = (await Promise.all(made)).map(({ id }) => id);
    const { rows } = await chosen('links', ids);
    expect(rows.map((row) => row['Link ID']).sort()).toEqual([...ids].sort());
  });

  test('keeps to the filter beside it and to what the caller may see', async () => {
    const ids = await idsOf('coupons');
    expect(fileOf(await api.admin.post('/v1/coupons/export?active=false', { ids })).rows).toEqual([]);
    expect(ids).toHaveLength(2);
    expect((await chosen('coupons', ids, affiliate)).rows).toHaveLength(1);
    expect(
      (await chosen('conversions', await idsOf('conversions'), await signInAs(api, 'support', null))).rows,
    ).toEqual(expect.arrayContaining([expect.objectContaining({ Amount: '' })]));
  });

  test.each([[[]], [['no id']]])('of %j is refused', async (ids) => {
    expect((await api.admin.post('/v1/links/export', { ids })).status).toBe(400);
  });
});
