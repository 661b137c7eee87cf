import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredRequest } from '../former-version/teller.js';
import type { ApiAnswer } from '../support/api-client.js';
import { storedRequests } from '../support/former-version.js';
import { startFormerApi } from '../support/former-api.js';
import type { FormerApi } from '../support/former-api.js';
import { expectContains } from '../support/golden.js';

/** A request that the former version answered is answered the same when it is repeated: its key and input hash still count. */
let former: FormerApi;
beforeAll(async () => {
  former = await startFormerApi();
}, 120_000);
afterAll(() => former.api.close());

const stored = storedRequests();
const counts = () => former.api.prisma.$queryRaw`
  select (select count(*) from conversions) as conversions, (select count(*) from commissions) as commissions,
    (select count(*) from refunds) as refunds, (select count(*) from ledger_transactions) as postings,
    (select count(*) from outbox) as events, (select count(*) from terms) as terms`;
async function repeat({ caller, method, url, key, body }: StoredRequest): Promise<ApiAnswer> {
  return (await former.as(caller)).send(method, url, body, { 'idempotency-key': key });
}
/** `POST /v1/conversions/…/refunds`: what is asked for, whatever it is asked of. */
const routeOf = ({ method, url }: StoredRequest): string => `${method} ${url.replace(/\/[a-z]{3}_\w+/, '/…')}`;
const byRoute = [...Map.groupBy(stored, routeOf)];

describe('a repeated request', () => {
  test.each(byRoute)('%s', async (_route, requests) => {
    const callers = new Set(requests.map(({ caller }) => caller));
    for (const caller of callers) await former.as(caller);
    const before = await counts();
    for (const request of requests) {
      const answer = await repeat(request);
      expectContains(request.answer, { status: answer.status, body: answer.body });
      expect(answer.headers['idempotent-replayed']).toBe('true');
    }
    expect(await counts()).toEqual(before);
  });

  test('stands for every command that merchants and people repeat', () => {
    expect(byRoute.map(([route]) => route).sort()).toEqual([
      'POST /v1/conversions',
      'POST /v1/conversions/…/refunds',
      'POST /v1/conversions/…/reject',
      'POST /v1/coupons',
      'POST /v1/links',
      'POST /v1/merchants',
      'POST /v1/programs',
      'POST /v1/programs/…/terms',
      'POST /v1/refunds',
      'POST /v1/views',
    ]);
  });
});

test.each(byRoute)('another request with the key of %s is refused', async (_route, [request]) => {
  if (!request) throw new Error('a route has a request');
  const { body } = request;
  expect(await repeat({ ...request, body: { ...(body as object), ...another(request) } })).toMatchObject({
    ...{ status: 409, body: { code: 'idempotency_key_reused' } },
  });
});

/** One of its fields with another good value. */
function another({ body }: StoredRequest): Record<string, string> {
  const fields = body as Readonly<Record<string, unknown>>;
  const field = ['orderId', 'reason', 'name', 'code'].find((name) => typeof fields[name] === 'string');
  return field === undefined ? { effectiveFrom: '2027-02-02T00:00:00Z' } : { [field]: `${String(fields[field])}X` };
}
