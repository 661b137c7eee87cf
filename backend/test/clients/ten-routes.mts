// Run by generated-clients.spec.ts beside a schema.ts that openapi-typescript made of the running API's document.
import { env, stdout } from 'node:process';
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.ts';

const { API_URL = '', API_KEY = '', MERCHANT = '', PROGRAM = '', CLICK_ID = '' } = env;
const client = createClient<paths>({ baseUrl: API_URL, headers: { authorization: `Bearer ${API_KEY}` } });

type Nullable<
  Schema extends keyof components['schemas'],
  Field extends keyof components['schemas'][Schema],
> = null extends components['schemas'][Schema][Field] ? true : never;
/** Fails to compile when an object that may be null has lost its null. */
const nullables: readonly true[] = [
  true satisfies Nullable<'Conversion', 'amount'>,
  true satisfies Nullable<'RecordConversionRequest', 'customer'>,
  true satisfies Nullable<'ConversionRow', 'affiliate'>,
];

const statuses: number[] = [];
function dataOf<Data>(answer: { data?: Data; error?: unknown; response: Response }): Data {
  statuses.push(answer.response.status);
  if (answer.data === undefined) throw new Error(`${answer.response.url}: ${JSON.stringify(answer.error)}`);
  return answer.data;
}

const merchant = dataOf(await client.GET('/v1/merchants/{id}', { params: { path: { id: MERCHANT } } }));
const programs = dataOf(await client.GET('/v1/programs', { params: { query: { limit: 5 } } }));
const program = dataOf(await client.GET('/v1/programs/{id}', { params: { path: { id: PROGRAM } } }));
const terms = dataOf(await client.GET('/v1/programs/{id}/terms', { params: { path: { id: PROGRAM } } }));
const amount = { amount: '100.00', currency: program.currency };
const sale = dataOf(
  await client.POST('/v1/conversions', {
    params: { header: { 'Idempotency-Key': 'typescript-1' } },
    body: { orderId: 'Shop-1001', clickId: CLICK_ID, amount, customer: null },
  }),
);
const path = { id: sale.id };
const found = dataOf(await client.GET('/v1/conversions', { params: { query: { orderId: 'Shop-1001' } } }));
const summary = dataOf(await client.GET('/v1/conversions/summary'));
const story = dataOf(await client.GET('/v1/conversions/{id}/story', { params: { path } }));
const refunded = dataOf(
  await client.POST('/v1/conversions/{id}/refunds', {
    params: { path },
    body: { refundId: 'C-5', amount: { ...amount, amount: '25.00' }, reason: 'returned' },
  }),
);
const read = dataOf(await client.GET('/v1/conversions/{id}', { params: { path } }));
const report = dataOf(
  await client.POST('/v1/reports/query', { body: { from: '2026-01-01', to: '2026-01-31', groupBy: ['day'] } }),
);

stdout.write(
  JSON.stringify({
    statuses,
    nullables: nullables.length,
    merchant: merchant.id,
    programs: programs.data.map(({ id }) => id),
    terms: terms.data.length,
    found: found.data.map(({ orderId }) => orderId),
    conversions: summary.count,
    hasStory: JSON.stringify(story).length > 2,
    refundState: refunded.conversion.refundState,
    refunded: read.refundedAmount?.amount,
    rejectedAt: read.rejectedAt,
    rows: report.data.length,
  }),
);
