import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShop, programInput } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** One range of times and one list of time zones, on every route that takes one. */
let api: TestApi;
let shop: Shop;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
}, 60_000);
afterAll(() => api.close());

const inTwoYears = new Date(Date.now() + 2 * 366 * 86_400_000).toISOString();
const times = [
  ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ...['+010000-01-01T00:00:00Z', inTwoYears],
];
const dates = ['0000-01-01', '0001-01-01', '1969-12-31', '9999-12-31', '+010000-01-01', inTwoYears.slice(0, 10)];
const terms = { attributionModel: 'last_click', commission: { kind: 'flat', amount: '3.00' } };
const ask = (report: object) => shop.merchant.post('/v1/reports/query', report);

describe('case 6: a time outside 1970 to a year ahead is refused, naming the field', () => {
  test.each(times)('%s', async (at) => {
    const query = encodeURIComponent(at);
    const answers = [
      [
        await shop.merchant.post('/v1/conversions', {
          orderId: 'o',
          amount: { amount: '1.00', currency: 'EUR' },
          occurredAt: at,
        }),
      ],
      [await api.admin.get(`/v1/conversions?from=${query}`), 'from'],
      [await api.admin.get(`/v1/conversions?to=${query}`), 'to'],
      [await api.admin.get(`/v1/audit/entries?from=${query}`), 'from'],
      [await api.admin.get(`/v1/audit/entries?to=${query}`), 'to'],
      [await ask({ from: at, to: '2026-03-10' }), 'from'],
      [await ask({ from: '2026-03-10', to: at }), 'to'],
      [await api.admin.post(`/v1/programs/${shop.programId}/terms`, { ...terms, effectiveFrom: at }), 'effectiveFrom'],
      [
        await api.admin.post(`/v1/merchants/${shop.merchantId}/api-keys`, {
          kind: 'api',
          livemode: true,
          expiresAt: at,
        }),
        'expiresAt',
      ],
    ] as const;
    for (const [answer, path = 'occurredAt'] of answers) {
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed', errors: [{ path }] } });
    }
  });

  test.each(dates)('the date %s in reports', async (date) => {
    expect(await ask({ from: date, to: date })).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  test('the first of all times is taken', async () => {
    const amount = { amount: '1.00', currency: 'EUR' };
    const sale = { orderId: 'first', amount, occurredAt: '1970-01-01T00:00:00Z' };
    expect(expectStatus(201, await shop.merchant.post('/v1/conversions', sale))).toMatchObject({ backdated: true });
    const { data } = expectStatus(200, await shop.merchant.get('/v1/conversions?to=1970-01-02T00:00:00Z'));
    expect(data).toMatchObject([{ orderId: 'first' }]);
  });
});

describe('case 7: a time zone that ClickHouse lacks is refused', () => {
  test.each(['SystemV/EST5', 'US/Pacific-New', 'Canada/East-Saskatchewan', 'America/Coyhaique'])(
    '%s',
    async (timeZone) => {
      const refused = { status: 400, body: { code: 'validation_failed', errors: [{ path: 'timeZone' }] } };
      expect(await ask({ from: '2026-03-09', to: '2026-03-10', timeZone, groupBy: ['day'] })).toMatchObject(refused);
      expect(await api.admin.post('/v1/programs', programInput(shop.merchantId, { timeZone }))).toMatchObject(refused);
      expect(await api.admin.get(`/v1/live?timeZone=${timeZone}`)).toMatchObject(refused);
    },
  );
});
