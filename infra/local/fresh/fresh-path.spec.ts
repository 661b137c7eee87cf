import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readEndpoints, type Endpoints } from '../black-box/endpoints.ts';
import { followLink, get, post, type Answer } from '../black-box/requests.ts';
import { buyThrough } from '../black-box/shopper.ts';
import { signInStaff } from '../black-box/sign-in.ts';
import { findFreeBase } from '../ports.ts';
import { unprivilegedUser } from '../services/unprivileged-user.ts';
import { waitUntil } from '../wait.ts';
import { asAnalyst, conversionsOfOrder } from './analyst.ts';
import { freshClone, type FreshClone } from './fresh-clone.ts';
import { person } from './person.ts';
import { processesOf } from './processes-of.ts';

// With FRESH_INSTALL=1 packages and servers are really downloaded, as root where we are; else both are linked, and root
// hands over to an ordinary user, so that both kinds of user are covered.
const installs = process.env['FRESH_INSTALL'] === '1';
const user = installs ? undefined : unprivilegedUser();
const START_MS = 570_000;
const visitor = person(user);
let clone: FreshClone;
let base: number;
let endpointsFile: string;
let clickId: string | null;
let conversionId: string;
let started: string;
let owedBefore: number;
let owedSince = 0;
const orderId = `fresh-${Date.now()}`;

const endpoints = (): Endpoints => readEndpoints(endpointsFile);

/** What npm printed; throws with all of it when it failed. */
async function npm(...args: string[]): Promise<string> {
  const { code, output } = await visitor.npm(clone.root, ...args);
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code ?? 'no code'}:\n${output}`);
  return output;
}

const start = (): Promise<string> => npm('start', '--', '--detach', '--port-base', String(base));

function report(order: string, amount: string): Promise<Answer> {
  const { api, demo } = endpoints();
  const body = { orderId: order, clickId, amount: { amount, currency: demo.program.currency } };
  return post({ url: `${api}/v1/conversions`, body, token: demo.merchant.apiKey });
}

async function reportedConversions(): Promise<number> {
  const { api, demo } = endpoints();
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const body = { from: day(-1), to: day(1), timeZone: 'Europe/Berlin', filters: { programId: demo.program.id } };
  const answer = await post({ url: `${api}/v1/reports/query`, body, token: demo.merchant.apiKey });
  expect(answer).toMatchObject({ status: 200 });
  const rows = answer.body['data'] as { conversions: number }[];
  return rows.reduce((sum, row) => sum + row.conversions, 0);
}

/** What a sale earns its affiliate, in cents. */
function earned({ body }: Answer): number {
  const commissions = body['commissions'] as { amount: { amount: string } }[];
  return commissions.reduce((sum, { amount }) => sum + Math.round(Number(amount.amount) * 100), 0);
}

/** What the demo affiliate is owed, in cents, as she sees it herself. */
async function owed(): Promise<number> {
  const { api, demo } = endpoints();
  const { email, password } = demo.affiliate;
  const { status, body } = await post({ url: `${api}/v1/auth/sign-in`, body: { email, password } });
  expect(status).toBe(200);
  const balances = await get(`${api}/v1/me/balances`, body['accessToken'] as string);
  expect(balances.status).toBe(200);
  const data = balances.body['data'] as { pending: { amount: string } }[];
  return data.reduce((sum, { pending }) => sum + Math.round(Number(pending.amount) * 100), 0);
}

/** Waits until `isTrue`; milliseconds since `startedAt`. */
async function lagUntil(isTrue: () => Promise<boolean>, startedAt: number, limitMs: number): Promise<number> {
  expect(await waitUntil(isTrue, limitMs, 20)).toBe(true);
  return performance.now() - startedAt;
}

describe('a fresh clone', () => {
  beforeAll(async () => {
    clone = freshClone(!installs, user);
    endpointsFile = path.join(clone.root, '.tributary/endpoints.json');
    base = await findFreeBase(28_000);
    started = await start();
  }, START_MS);
  afterAll(async () => {
    visitor.interrupt();
    await visitor.npm(clone.root, 'run', 'stop');
    clone.remove();
    visitor.leave();
  }, START_MS);

  test('npm start -- --detach brings up everything and says where it is', () => {
    const { demo, api, tracker } = endpoints();
    for (const said of ['Tributary is running.', api, tracker, demo.link.url, demo.affiliate.email])
      expect(started).toContain(said);
  });

  test('the demo administrator signs in with a code, and cannot pass without', async () => {
    const { demo, api } = endpoints();
    const { email, password } = demo.admin;
    const merchants = async (session: Answer): Promise<number> =>
      (await get(`${api}/v1/merchants`, session.body['accessToken'] as string)).status;
    expect(await merchants(await post({ url: `${api}/v1/auth/sign-in`, body: { email, password } }))).toBe(403);
    expect(await merchants(await signInStaff(api, demo.admin))).toBe(200);
    expect(await merchants(await signInStaff(api, demo.finance))).toBe(200);
  });

  test('a second npm start reports the running one', async () => {
    expect(await start()).toContain('It was running already');
  });

  test('the demo link redirects with a click id', async () => {
    const click = await followLink(`${endpoints().demo.link.url}?sub1=fresh`);
    expect(click.status).toBe(302);
    clickId = click.clickId;
    expect(clickId).toMatch(/^[\w.-]{20,}$/);
  });

  test('a purchase in the demo shop, with a coupon, ends with the commission it earned', async () => {
    const { demo, api } = endpoints();
    const { orderId: order, page } = await buyThrough(demo.link.url, demo.coupon);
    expect(page).toContain('An affiliate is credited');
    expect(page).toMatch(/€\d+\.\d\d, pending/);
    const found = await get(`${api}/v1/conversions?orderId=${order}`, demo.merchant.apiKey);
    expect(found.body['data']).toMatchObject([{ attributed: true, affiliateId: demo.affiliate.id }]);
  });

  test('a sale with that click is attributed, and the same order is the same conversion', async () => {
    owedBefore = await owed();
    const first = await report(orderId, '119.00');
    expect(first).toMatchObject({ status: 201, body: { attribution: { attributed: true } } });
    conversionId = first.body['id'] as string;
    expect(earned(first)).toBeGreaterThan(0);
    owedSince += Math.round(earned(first) / 2);
    expect(await report(orderId, '119.00')).toMatchObject({ status: 200, body: { id: conversionId } });
  });

  test('a sale is in the report, and in v_conversions, within two seconds', async () => {
    // What was sold before must not be taken for it: first let that arrive, in the report too.
    expect(await waitUntil(async () => (await conversionsOfOrder(endpoints(), orderId)).length === 1, 10_000)).toBe(
      true,
    );
    await sleep(1_000);
    const before = await reportedConversions();
    const order = `${orderId}-timed`;
    const sale = await report(order, '10.00');
    expect(sale.status).toBe(201);
    owedSince += earned(sale);
    const startedAt = performance.now();
    const isReported = async (): Promise<boolean> => (await reportedConversions()) > before;
    const isVisible = async (): Promise<boolean> => (await conversionsOfOrder(endpoints(), order)).length === 1;
    const [report_, analyst] = await Promise.all([
      lagUntil(isReported, startedAt, 30_000),
      lagUntil(isVisible, startedAt, 30_000),
    ]);
    console.info(
      `visible in the report after ${report_.toFixed(0)} ms, in v_conversions after ${analyst.toFixed(0)} ms`,
    );
  });

  test('the analyst reads views and nothing else', async () => {
    expect(await conversionsOfOrder(endpoints(), orderId)).toEqual([
      { id: conversionId, amount: '119', refunded_amount: '0', attributed: true },
    ]);
    expect(await asAnalyst(endpoints(), 'SELECT count() FROM conversions')).toContain('ACCESS_DENIED');
  });

  test('S1: the analyst sees no file of whoever started it, where the system allows a mount namespace', async () => {
    const file = `${clone.root}/.tributary/endpoints.json`;
    // Where it does not, docs/security.md says so.
    if (existsSync(`/proc/${endpoints().processes['clickhouse'] ?? 0}/root${file}`)) return;
    expect(await asAnalyst(endpoints(), `SELECT file('${file}')`)).toContain('No such file');
    expect(await asAnalyst(endpoints(), `SELECT file('${file.replace('endpoints', 'secrets')}')`)).toContain(
      'No such file',
    );
  });

  test('half of it is refunded', async () => {
    const { api, demo } = endpoints();
    const answer = await post({
      url: `${api}/v1/conversions/${conversionId}/refunds`,
      body: { amount: { amount: '59.50', currency: demo.program.currency }, reason: 'one of two returned' },
      token: demo.merchant.apiKey,
      idempotencyKey: `${orderId}-refund`,
    });
    expect(answer).toMatchObject({ status: 201, body: { conversion: { refundState: 'partial' } } });
    const isRefunded = async (): Promise<boolean> =>
      (await conversionsOfOrder(endpoints(), orderId))[0]?.refunded_amount === '59.5';
    expect(await waitUntil(isRefunded, 10_000)).toBe(true);
  });

  test('the affiliate signs in and sees what is owed', async () => {
    // The timed sale's whole commission, and half of the refunded one's.
    expect((await owed()) - owedBefore).toBe(owedSince);
  });

  test('a projector killed with -9 comes back, and nothing is missing or doubled', async () => {
    const killed = endpoints().processes['projector'] ?? 0;
    const before = await reportedConversions();
    process.kill(killed, 'SIGKILL');
    const order = `${orderId}-after-kill`;
    expect((await report(order, '20.00')).status).toBe(201);
    const isThere = async (): Promise<boolean> => (await conversionsOfOrder(endpoints(), order)).length > 0;
    console.info(`visible ${(await lagUntil(isThere, performance.now(), 30_000)).toFixed(0)} ms after the kill`);
    expect(await conversionsOfOrder(endpoints(), order)).toMatchObject([{ amount: '20', refunded_amount: '0' }]);
    // One insert feeds the view and the report's sums one after the other: a moment lies between them.
    await waitUntil(async () => (await reportedConversions()) > before, 5_000);
    expect(await reportedConversions()).toBe(before + 1);
    expect(endpoints().processes['projector']).not.toBe(killed);
  });

  test('npm run stop leaves no process and no addresses', async () => {
    expect(processesOf(clone.root).length).toBeGreaterThan(10);
    await npm('run', 'stop');
    // The last of them, the reaper, ends by itself.
    await waitUntil(() => processesOf(clone.root).length === 0, 5_000);
    expect(processesOf(clone.root)).toEqual([]);
    expect(existsSync(endpointsFile)).toBe(false);
  });
});
