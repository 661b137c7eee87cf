import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keepClickContexts } from '../../src/modules/attribution/click-context.store.js';
import { mintedClickId } from '../builders/click.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let shop: Shop;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
}, 60_000);
afterAll(() => api.close());

const eur = (amount: string) => ({ amount, currency: 'EUR' });

async function sale(orderId: string, fields: object): Promise<string> {
  const body = { orderId, programId: shop.programId, amount: eur('119.00'), tax: eur('19.00'), ...fields };
  return expectStatus(201, await shop.merchant.post('/v1/conversions', body))['id'] as string;
}

async function keepClick(clickId: string, at: Date): Promise<void> {
  const click = { clickId, at: at.toISOString(), linkId: shop.link.id, linkCode: shop.link.code };
  const owner = { programId: shop.programId, affiliateId: shop.affiliate.id, merchantId: shop.merchantId };
  const known = { country: 'DE', device: 'mobile', bot: false, sub1: 'story', referrerHost: 'social.example' } as const;
  await keepClickContexts(api.db, [{ ...click, ...owner, ...known, currency: 'EUR', livemode: true }]);
}

test('of a sale with a click and a partial refund: events, click and balanced postings', async () => {
  const clickedAt = new Date(Date.now() - 3_600_000);
  const clickId = await mintedClickId(api, shop.link.id, clickedAt);
  await keepClick(clickId, clickedAt);
  const id = await sale('story-1', { clickId });
  expectStatus(
    201,
    await api.admin.post(`/v1/conversions/${id}/refunds`, { amount: eur('59.50'), reason: 'one of two came back' }),
  );

  const story = expectStatus(200, await api.admin.get(`/v1/conversions/${id}/story`));
  const events = story['events'] as unknown as { kind: string }[];
  expect(events.map(({ kind }) => kind)).toEqual([
    ...['clicked', 'ordered', 'recorded', 'attributed', 'accrued', 'refunded', 'reversed', 'approval_due'],
  ]);
  expect(events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'clicked', at: clickedAt.toISOString(), reference: clickId }),
      expect.objectContaining({ kind: 'accrued', amount: eur('8.00'), affiliateId: shop.affiliate.id }),
      expect.objectContaining({ kind: 'refunded', amount: eur('59.50'), reason: 'one of two came back' }),
      expect.objectContaining({ kind: 'reversed', amount: eur('4.00') }),
      expect.objectContaining({ kind: 'approval_due', amount: eur('4.00') }),
    ]),
  );
  expect(story['click']).toMatchObject({ country: 'DE', device: 'mobile', subIds: { sub1: 'story' } });
  expect(story['postings']).toMatchObject([
    {
      kind: 'accrue_commission',
      lines: [
        { account: `merchant/${shop.merchantId}/accrued`, debit: eur('8.00'), credit: null },
        { account: `affiliate/${shop.affiliate.id}/${shop.programId}/pending`, debit: null, credit: eur('8.00') },
      ],
    },
    { kind: 'reverse_commission', lines: [{ debit: eur('4.00') }, { credit: eur('4.00') }] },
  ]);
});

test('of an order without evidence says that it is nobody’s, and has no postings', async () => {
  const id = await sale('story-2', {});
  expect(expectStatus(200, await shop.merchant.get(`/v1/conversions/${id}/story`))).toMatchObject({
    events: [{ kind: 'ordered' }, { kind: 'recorded' }, { kind: 'not_attributed', reason: 'no_evidence' }],
    click: null,
    postings: [],
  });
});

describe('is not told', () => {
  test('to another merchant', async () => {
    const other = await createShop(api);
    const id = await sale('story-3', {});
    expect((await other.merchant.get(`/v1/conversions/${id}/story`)).status).toBe(404);
  });

  test('to an affiliate, who has the conversion itself', async () => {
    const affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
    const id = await sale('story-4', { couponCode: shop.couponCode });
    expect((await affiliate.get(`/v1/conversions/${id}/story`)).status).toBe(403);
  });
});
