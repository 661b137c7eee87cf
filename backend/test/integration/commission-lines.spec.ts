import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { addCommissionsNow, bookCommission, decideCommissions } from '../../src/modules/commission/public.js';
import type { EarningConversion } from '../../src/modules/commission/public.js';
import { Writes } from '../../src/platform/transaction.js';
import { expectStatus } from '../support/api-client.js';
import type { ApiBody } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** What the database keeps of commissions: lines that add up, and what a refund recomputes from them. */
let api: TestApi;
let shop: Shop;
let client: pg.Client;
let order = 0;
const termsOf = (percent: string) => {
  return { attributionModel: 'last_click', commission: { kind: 'percent', percent, base: 'gross' } };
};
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api, { terms: termsOf('10') });
  client = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await client.connect();
  await client.query(
    `insert into affiliates (id, name, email) values ('aff_other', 'Other', 'other@affiliate.example')`,
  );
}, 60_000);
afterAll(async () => {
  await client.end();
  await api.close();
});
beforeEach(() => {
  order += 1;
});

const sell = async (amount: string, couponCode?: string): Promise<ApiBody> => {
  const body = {
    orderId: `order-${order}`,
    amount: { amount, currency: 'EUR' },
    ...(couponCode ? { couponCode } : {}),
  };
  return expectStatus(201, await shop.merchant.post('/v1/conversions', body));
};
const refund = async ({ id }: ApiBody, amount?: string): Promise<unknown> => {
  const part = amount === undefined ? {} : { amount: { amount, currency: 'EUR' } };
  const path = `/v1/conversions/${String(id)}/refunds`;
  return expectStatus(201, await shop.merchant.post(path, { reason: 'came back', ...part }));
};
const remaining = async ({ id }: ApiBody): Promise<unknown[]> => {
  const { commissions } = expectStatus(200, await shop.merchant.get(`/v1/conversions/${String(id)}`));
  return (commissions as unknown as { remaining: { amount: string } }[]).map((one) => one.remaining.amount);
};

test('a commission comes with the line that it is the sum of, and all that went into it', async () => {
  const { commissions } = await sell('100.00', shop.couponCode);
  const id = String(commissions?.[0]?.['id']);
  const { rows } = await client.query('select * from commission_lines where commission_id = $1', [id]);
  expect(rows).toEqual([
    {
      ...{ commission_id: id, line_no: 1, program_id: shop.programId, rule_id: 'base', rule_version: 1, item_no: null },
      ...{ kind: 'percent', base_minor: '10000', rate: '10', amount_minor: '1000', exchange_rate_id: null },
      inputs: {
        version: 1,
        order: { amountMinor: '10000', taxMinor: '0', shippingMinor: '0', refundedMinor: '0', currency: 'EUR' },
        base: 'gross',
        share: { position: 1, numerator: 1, denominator: 1 },
      },
    },
  ]);
});

describe('the database refuses', () => {
  const columns = `conversion_id, program_id, merchant_id, livemode, status, currency, amount_minor, terms_version,
    occurred_at, recorded_at, approve_after`;
  const line = `line_no, program_id, rule_id, rule_version, kind, base_minor, rate, inputs`;

  test.each([
    [
      'a commission without lines',
      `insert into commissions (id, affiliate_id, ${columns}) select id || 'x', 'aff_other', ${columns} from commissions where id = $1`,
      '23514',
    ],
    [
      'lines of another sum',
      `with added as (
         insert into commissions (id, affiliate_id, ${columns}) select id || 'x', 'aff_other', ${columns} from commissions where id = $1)
       insert into commission_lines (commission_id, amount_minor, ${line})
       select commission_id || 'x', amount_minor - 1, ${line} from commission_lines where commission_id = $1`,
      '23514',
    ],
    [
      'a further line of a commission that there is',
      `insert into commission_lines (commission_id, line_no, program_id, rule_id, rule_version, kind, rate, amount_minor, inputs)
       select id, 2, program_id, 'base', 1, 'flat', '1.00', 100, '{}' from commissions where id = $1`,
      '23514',
    ],
    ['another amount', 'update commissions set amount_minor = amount_minor + 1 where id = $1', '23514'],
    [
      'a second commission of a decision for the same affiliate',
      `insert into commissions (id, affiliate_id, ${columns}) select id || 'x', affiliate_id, ${columns} from commissions where id = $1`,
      '23505',
    ],
    ['a decision that is not there', 'update commissions set decision_no = 2 where id = $1', '23503'],
    ['a version of terms that is not there', 'update commissions set terms_version = 9 where id = $1', '23503'],
  ])('%s', async (_what, statement, code) => {
    const { commissions } = await sell('100.00', shop.couponCode);
    await expect(client.query(statement, [commissions?.[0]?.['id']])).rejects.toMatchObject({ code });
  });

  test('and takes another beneficiary with lines that add up', async () => {
    const { commissions } = await sell('100.00', shop.couponCode);
    const { rowCount } = await client.query(
      `with added as (
         insert into commissions (id, affiliate_id, ${columns}) select id || 'x', 'aff_other', ${columns} from commissions where id = $1)
       insert into commission_lines (commission_id, amount_minor, ${line})
       select commission_id || 'x', amount_minor, ${line} from commission_lines where commission_id = $1`,
      [commissions?.[0]?.['id']],
    );
    expect(rowCount).toBe(1);
  });
});

describe('an order that several affiliates earned', () => {
  /** Gives each of some new affiliates a share of an order, as a decision would. */
  async function share(conversion: ApiBody, amountMinor: bigint, hundredths: readonly number[]): Promise<void> {
    const rule = { id: 'base', version: 1, kind: 'percent', percent: '10', base: 'gross' } as const;
    const shares = hundredths.map((numerator, i) => {
      return { affiliateId: `aff_${order}_${i}`, linkId: null, numerator, denominator: 100, rule };
    });
    for (const { affiliateId } of shares) {
      await client.query(`insert into affiliates (id, name, email) values ($1, 'One of several', $2)`, [
        affiliateId,
        `${affiliateId}@affiliate.example`,
      ]);
    }
    const money = { taxMinor: 0n, shippingMinor: 0n, refundedMinor: 0n, currency: 'EUR' };
    const now = api.clock.now();
    const earning: EarningConversion = {
      ...{ id: String(conversion['id']), merchantId: shop.merchantId, programId: shop.programId, livemode: true },
      ...{ programCurrency: 'EUR', order: { amountMinor, ...money }, occurredAt: now },
      ...{ bookingDate: now.toISOString().slice(0, 10), holdDays: 30, hold: null, termsVersion: 1, shares },
    };
    const actor = { kind: 'system', name: 'a decision' } as const;
    await api.app.get(Writes).run('Share', {}, { actor }, async (tx) => {
      const commissions = decideCommissions(earning, tx.now);
      await addCommissionsNow(tx, commissions);
      for (const commission of commissions) bookCommission(tx, earning, commission);
      return commissions.length;
    });
  }

  test.each([
    ['example 4', '100.00', [34, 33, 33], ['3.40', '3.30', '3.30']],
    ['example 5', '99.90', [40, 10, 10, 40], ['4.00', '1.00', '1.00', '3.99']],
    ['example 12', '50.10', [50, 50], ['2.51', '2.50']],
  ])('%s: parts add up', async (_example, amount, hundredths, expected) => {
    const conversion = await sell(amount);
    await share(conversion, BigInt(amount.replace('.', '')), hundredths);
    expect(await remaining(conversion)).toEqual(expected);
  });

  test('example 22: a refund takes the difference of the total, and a full one all that is left', async () => {
    const conversion = await sell('100.40');
    await share(conversion, 10_040n, [40, 10, 10, 40]);
    expect(await remaining(conversion)).toEqual(['4.02', '1.00', '1.00', '4.02']);
    await refund(conversion, '0.10');
    expect(await remaining(conversion)).toEqual(['4.01', '1.00', '1.00', '4.02']);
    await refund(conversion);
    expect(await remaining(conversion)).toEqual(['0.00', '0.00', '0.00', '0.00']);
    const { rows } = await client.query(
      `select sum(e.amount_minor)::int as left from ledger_entries e join ledger_accounts a on a.id = e.account_id
       where a.affiliate_id like $1`,
      [`aff\\_${order}\\_%`],
    );
    expect(rows).toEqual([{ left: 0 }]);
  });
});

test('example 6: three refunds of a third take back all, whatever the terms say by then', async () => {
  const conversion = await sell('100.00', shop.couponCode);
  const changed = await api.admin.post(`/v1/programs/${shop.programId}/terms`, termsOf('50'));
  expect(changed.status).toBe(201);
  const left: unknown[] = [];
  for (const part of ['33.33', '33.33', '33.34']) {
    await refund(conversion, part);
    left.push(...(await remaining(conversion)));
  }
  expect(left).toEqual(['6.67', '3.33', '0.00']);
});
