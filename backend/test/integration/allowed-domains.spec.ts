import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { OutboxRelay } from '../../src/messaging/outbox-relay.js';
import { runAllowedDomains } from '../../src/modules/tracking/public.js';
import { createLogger } from '../../src/platform/logger.js';
import { Writes } from '../../src/platform/transaction.js';
import { lettersTo } from '../builders/mailbox.js';
import { createAffiliate, createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { removeStreams } from '../support/tracker.js';

const days = 24 * 60 * 60 * 1_000;
const elsewhere = 'https://elsewhere.example/x';
let api: TestApi;
let bus: Bus;
let relay: OutboxRelay;
let consumer: ReturnType<typeof runAllowedDomains>;
let shop: Shop;
let affiliate: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  const { settings: config, db } = api;
  const logger = createLogger(config);
  bus = await connectBus({ url: config.NATS_URL, namespace: config.NATS_NAMESPACE, name: 'test-allowed-domains' });
  relay = new OutboxRelay(db, bus, logger);
  relay.start();
  consumer = runAllowedDomains(bus, { db, config, writes: new Writes(db, api.clock) }, logger);
}, 60_000);
afterAll(async () => {
  await Promise.all([relay.stop(), consumer.stop()]);
  await removeStreams(bus);
  await bus.connection.close();
  await api.close();
});
beforeEach(async () => {
  shop = await createShop(api);
  affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
});

/** A program without a list, of a merchant with this website, that the affiliate is in. */
async function unlisted(websiteUrl: string | null): Promise<string> {
  const merchant = expectStatus(201, await api.admin.post('/v1/merchants', { name: 'Fjäll', websiteUrl }));
  const programId = await createProgram(api, merchant['id'] as string, { provenDomains: [] });
  expectStatus(201, await api.admin.post(`/v1/programs/${programId}/affiliates`, { affiliateId: shop.affiliate.id }));
  return programId;
}
const make = (programId: string, destinationUrl: string): Promise<ApiAnswer> =>
  affiliate.post('/v1/links', { programId, destinationUrl });
const makeAsOperator = (destinationUrl: string, more: Record<string, unknown> = {}): Promise<ApiAnswer> =>
  api.admin.post('/v1/links', { programId: shop.programId, affiliateId: shop.affiliate.id, destinationUrl, ...more });
const linkNow = async (id: string) => (await api.admin.get(`/v1/links/${id}`)).body;
const linkOnceIt = (id: string, state: string) =>
  eventually(async () => {
    const link = await linkNow(id);
    return link['destinationState'] === state ? link : undefined;
  });
const lastPublished = async (subject: string): Promise<unknown> => {
  const { jsm, namespace } = bus;
  const found = await jsm.streams.getMessage(namespace.stream('TRACKING'), {
    last_by_subj: namespace.subject(subject),
  });
  return found?.json();
};
const stopLetters = async (email: string) =>
  (await lettersTo(api, email)).filter(({ subject }) => /links? stops? soon/.test(subject));

describe('S10: a program without allowed domains', () => {
  test("allows the merchant's website and what is below it, and nothing else", async () => {
    const programId = await unlisted('https://www.fjaell.example/en');
    const program = (await api.admin.get(`/v1/programs/${programId}`)).body;
    expect(program).toMatchObject({ provenDomains: [], allowedDomains: ['fjaell.example'] });
    expectStatus(201, await make(programId, 'https://fjaell.example/boots'));
    expectStatus(201, await make(programId, 'https://outlet.fjaell.example/'));
    const refused = await make(programId, 'https://evil.example/');
    expect(refused).toMatchObject({ status: 422, body: { code: 'destination_not_proven' } });
    expect(refused.body['errors'][0]['message']).toContain('fjaell.example');
    const own = (await affiliate.get('/v1/me/programs')).body['data'];
    expect(own).toContainEqual(expect.objectContaining({ programId, allowedDomains: ['fjaell.example'] }));
  });

  test('of a merchant without website allows nothing but what an operator confirms', async () => {
    const programId = await unlisted(null);
    expect((await make(programId, 'https://shop.example/')).body['code']).toBe('destination_not_proven');
    const input = { programId, affiliateId: shop.affiliate.id, destinationUrl: 'https://shop.example/' };
    expect((await api.admin.post('/v1/links', input)).body['code']).toBe('destination_not_confirmed');
    expectStatus(201, await api.admin.post('/v1/links', { ...input, allowOtherDomain: true }));
  });

  test('tells the tracker the same, so that "?to=" follows the same rule', async () => {
    const programId = await unlisted('https://fjaell.example/');
    const published = await eventually(() => lastPublished(`tracking.program.${programId}`));
    expect(published).toMatchObject({ data: { program: { provenDomains: ['fjaell.example'] } } });
  });
});

describe('B30: a link that an operator leads elsewhere', () => {
  test('needs to be confirmed, is audited, and says so', async () => {
    const refused = await makeAsOperator(elsewhere);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'destination_not_confirmed', errors: [{ path: 'destinationUrl' }] },
    });
    const made = expectStatus(201, await makeAsOperator(elsewhere, { allowOtherDomain: true }));
    expect(made).toMatchObject({ destinationState: 'confirmed', stopsAt: null });
    const entry = await api.prisma.auditEntry.findFirst({
      where: { action: 'CreateLink', targets: { has: made['id'] as string } },
    });
    expect(entry?.changes).toMatchObject([{ kind: 'link', after: { destinationState: 'confirmed' } }]);
    const { id } = made as { id: string };
    expect((await api.admin.patch(`/v1/links/${id}`, { destinationUrl: `${elsewhere}/y` })).body['code']).toBe(
      'destination_not_confirmed',
    );
    // Switching it off and on asks for nothing, and its affiliate cannot lead it elsewhere still.
    expectStatus(200, await affiliate.patch(`/v1/links/${id}`, { active: false }));
    const away = await affiliate.patch(`/v1/links/${id}`, { destinationUrl: `${elsewhere}/z`, allowOtherDomain: true });
    expect(away.body['code']).toBe('destination_not_proven');
    expect(
      expectStatus(200, await api.admin.patch(`/v1/links/${id}`, { destinationUrl: 'https://shop.example/' })),
    ).toMatchObject({ destinationState: 'allowed' });
  });
});

describe('S10: a changed list', () => {
  test('stops the links that no longer fit in 14 days, tells their owner, and lets them go on when they fit again', async () => {
    const other = await createAffiliate(api, [shop.programId]);
    const confirmed = expectStatus(201, await makeAsOperator(elsewhere, { allowOtherDomain: true }));
    const kept = expectStatus(201, await makeAsOperator('https://new.shop.example/', {}));
    expectStatus(201, await makeAsOperator('https://new.shop.example/', { affiliateId: other.id }));
    const change = (provenDomains: string[]) => api.admin.patch(`/v1/programs/${shop.programId}`, { provenDomains });
    expectStatus(200, await change(['https://new.shop.example/path']));
    const stopping = await linkOnceIt(shop.link.id, 'stopping');
    const stopsIn = Date.parse(stopping['stopsAt'] as string) - Date.now();
    expect(Math.round(stopsIn / days)).toBe(14);
    expect(await linkNow(kept['id'] as string)).toMatchObject({ destinationState: 'allowed', stopsAt: null });
    expect(await linkNow(confirmed['id'] as string)).toMatchObject({ destinationState: 'confirmed', stopsAt: null });
    const listed = (await api.admin.get(`/v1/links?programId=${shop.programId}&stopping=true`)).body['data'];
    expect(listed).toEqual([expect.objectContaining({ id: shop.link.id })]);
    const letters = await stopLetters(shop.affiliate.email);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.paragraphs.join(' ')).toContain(shop.link.code);
    expect(letters[0]?.paragraphs.join(' ')).toContain((stopping['stopsAt'] as string).slice(0, 10));
    expect(await stopLetters(other.email)).toEqual([]);
    const told = await eventually(async () => {
      const event = await lastPublished(`tracking.link.${shop.link.code}`);
      return (event as { data: { link: { stopsAt: string | null } } }).data.link.stopsAt;
    });
    expect(told).toBe(stopping['stopsAt']);

    // A further change moves no date and writes no second mail; a list that fits again undoes it.
    expectStatus(200, await change(['new.shop.example', 'third.example']));
    expectStatus(200, await change(['shop.example']));
    expect(await linkOnceIt(shop.link.id, 'allowed')).toMatchObject({ stopsAt: null });
    expect(await stopLetters(shop.affiliate.email)).toHaveLength(1);
  });

  test('is met by its owner with another destination', async () => {
    expectStatus(200, await api.admin.patch(`/v1/programs/${shop.programId}`, { provenDomains: ['new.example'] }));
    await linkOnceIt(shop.link.id, 'stopping');
    const destinationUrl = 'https://new.example/shoes';
    const moved = expectStatus(200, await affiliate.patch(`/v1/links/${shop.link.id}`, { destinationUrl }));
    expect(moved).toMatchObject({ destinationState: 'allowed', stopsAt: null });
  });
});
