import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { apiModule } from '../../src/api.module.js';
import { HistoricClock } from '../../src/demo/historic-clock.js';
import { seedStaff } from '../../src/demo/seed-staff.js';
import { seedDemo } from '../../src/demo/seed-demo.js';
import type { Demo } from '../../src/demo/seed-demo.js';
import type { HistoryProgress, StaffSignIn } from '../../src/demo/seeded-file.js';
import type { Seeding } from '../../src/demo/seeding.js';
import { tellHistory, untoldHistory } from '../../src/demo/tell-history.js';
import { eventHeaders } from '../../src/contracts/headers.js';
import { clicksRecordedV1 } from '../../src/contracts/click-recorded.v1.js';
import type { Click } from '../../src/contracts/click-recorded.v1.js';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { newTotpSecret } from '../../src/modules/factors/public.js';
import { PostbackTokens } from '../../src/modules/merchant-keys/public.js';
import { createLogger } from '../../src/platform/logger.js';
import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { Authenticator } from '../support/authenticator.js';
import { ledgerDifferences } from '../support/ledger-differences.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const shopUrl = 'http://127.0.0.1:4029/shop';
const logger = createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' });
let api: TestApi;
let bus: Bus;
let context: INestApplicationContext;
let seeding: Seeding;
let demo: Demo;

beforeAll(async () => {
  api = await startTestApi();
  const { config, settings, db, redis } = api;
  bus = await connectBus({ url: settings.NATS_URL, namespace: settings.NATS_NAMESPACE, name: 'test' });
  const clock = new HistoricClock();
  context = await NestFactory.createApplicationContext(apiModule({ config, logger, db, redis, clock }), {
    logger: false,
  });
  seeding = { commands: context.get(CommandBus), queries: context.get(QueryBus), clock };
  demo = await seedDemo(seeding, shopUrl);
}, 60_000);
afterAll(async () => {
  await context.close();
  for (const stream of ['CLICKS', 'EVENTS', 'TRACKING', 'JOBS', 'DEAD']) {
    await bus.jsm.streams.delete(bus.namespace.stream(stream));
  }
  await bus.connection.close();
  await api.close();
});

async function signInWithCode({ email, password, totpSecret }: StaffSignIn): Promise<ApiClient> {
  const code = new Authenticator(totpSecret, api.clock).code();
  const session = expectStatus(200, await api.anyone.post('/v1/auth/sign-in', { email, password, code }));
  return api.anyone.as(session['accessToken'] as string);
}

describe('the demo', () => {
  test('works for those whose sign-ins and keys are shown', async () => {
    const admin = await seedStaff(seeding, 'owner');
    const { affiliate, merchant, program, link, coupon } = demo.shown;
    const shown = await (await signInWithCode(admin)).get(`/v1/programs/${program?.id ?? ''}`);
    expect(shown.body).toMatchObject({ currency: 'EUR', provenDomains: ['127.0.0.1'] });
    const finance = demo.shown.finance ?? admin;
    expect((await (await signInWithCode(finance)).get('/v1/me')).body['role']).toBe('finance');
    const signedIn = await api.signIn(affiliate?.email ?? '', affiliate?.password ?? '');
    expect((await signedIn.get('/v1/links')).body['data']).toContainEqual(
      expect.objectContaining({ code: link?.code, destinationUrl: shopUrl }),
    );
    expect(coupon).toBe('DEMO10');
    const programs = await api.anyone.as(merchant?.apiKey ?? '').get('/v1/programs');
    expect((programs.body['data'] as { currency: string }[]).map(({ currency }) => currency).sort()).toEqual([
      'EUR',
      'USD',
    ]);
    const actor = await api.app.get(PostbackTokens).admit(merchant?.postbackToken ?? '', '127.0.0.1');
    expect(actor).toMatchObject({ kind: 'merchant', merchantId: merchant?.id, livemode: true });
  });

  test('seeded again is the same demo, with the credentials that are known', async () => {
    const counts = () =>
      Promise.all([api.prisma.program.count(), api.prisma.affiliate.count(), api.prisma.link.count()]);
    const before = await counts();
    const known = { ...demo.shown, admin: { email: 'a@b.example', password: 'x', totpSecret: 'y' } };
    expect((await seedDemo(seeding, shopUrl, known)).shown).toEqual(demo.shown);
    const anew = await seedDemo(seeding, shopUrl);
    expect(anew.shown).toMatchObject({ program: demo.shown.program, link: demo.shown.link });
    expect(anew.shown.merchant?.apiKey).not.toBe(demo.shown.merchant?.apiKey);
    expect(await counts()).toEqual(before);
    expect(before).toEqual([2, 25, expect.any(Number)]);
  });

  test('follows its shop to another port', async () => {
    const moved = await seedDemo(seeding, 'http://127.0.0.1:5029/shop', {
      ...demo.shown,
      admin: { email: '', password: '', totpSecret: '' },
    });
    expect(moved.links).toHaveLength(demo.links.length);
    expect(await api.prisma.link.count({ where: { destinationUrl: { startsWith: 'http://127.0.0.1:5029/' } } })).toBe(
      demo.links.length,
    );
  });

  test('the first administrator keeps a password and a code that are known', async () => {
    const known = { email: 'first@test.example', password: 'known and long enough', totpSecret: newTotpSecret() };
    await seedStaff(seeding, 'owner', known);
    await seedStaff(seeding, 'owner', known);
    expect((await (await signInWithCode(known)).get('/v1/me')).body).toMatchObject({ role: 'owner' });
    expect(await api.prisma.user.count({ where: { email: known.email } })).toBe(1);
  });
});

describe('its history', () => {
  let progress: HistoryProgress;
  const tell = (before: HistoryProgress, onDay: (p: HistoryProgress) => void = () => undefined) =>
    tellHistory({ ...{ seeding, bus, demo }, ...demo, db: api.db, config: api.config }, before, onDay);
  const untold = () => untoldHistory('small', demo.merchant.programs.EUR.createdAt, new Date());

  test('killed in the middle, it goes on and says everything once', async () => {
    const killed = tell(untold(), ({ doneDays }) => {
      if (doneDays === 60) throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    const half = await api.prisma.conversion.count();
    expect(half).toBeGreaterThan(0);
    // As noted before the day that was under way.
    progress = await tell({ ...untold(), doneDays: 59 });
    expect(progress).toMatchObject({ days: 90, doneDays: 90 });
    expect(progress.orders).toBeGreaterThan(half);
    expect(await api.prisma.conversion.count()).toBe(progress.orders);
  }, 60_000);

  test('told once more from the beginning, nothing is added', async () => {
    const facts = () =>
      Promise.all([
        api.prisma.conversion.count(),
        api.prisma.commission.count(),
        api.prisma.refund.count(),
        api.prisma.ledgerTransaction.count(),
      ]);
    const before = await facts();
    expect(await tell(untold())).toEqual(progress);
    expect(await facts()).toEqual(before);
  }, 60_000);

  test('its clicks carry numbers by which copies are known, and ids of their own', async () => {
    const groups = new Map<string, readonly Click[]>();
    const stream = bus.namespace.stream('CLICKS');
    const { state } = await bus.jsm.streams.info(stream);
    for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq += 1) {
      const message = await bus.jsm.streams.getMessage(stream, { seq });
      const { clicks } = clicksRecordedV1.parse(message?.json()).data;
      const number = `${message?.header.get(eventHeaders.producer) ?? ''}/${message?.header.get(eventHeaders.seq) ?? ''}`;
      expect(groups.get(number) ?? clicks).toEqual(clicks);
      groups.set(number, clicks);
    }
    const clicks = [...groups.values()].flat();
    expect(clicks).toHaveLength(progress.clicks);
    expect(new Set(clicks.map(({ clickId }) => clickId)).size).toBe(clicks.length);
    expect(clicks.filter(({ bot }) => bot).length).toBeGreaterThan(10);
    const times = clicks.map(({ at }) => at);
    expect([...times].sort()).toEqual(times);
    expect(new Date(times[0] ?? 0).getTime()).toBeGreaterThanOrEqual(new Date(progress.startsAt).getTime());
  });

  test('its books balance, and what was due in the past was approved then', async () => {
    expect(await ledgerDifferences(api.db)).toEqual([]);
    const sums = await api.prisma.$queryRaw<unknown[]>`
      select currency from ledger_entries group by currency having sum(amount_minor) <> 0`;
    expect(sums).toEqual([]);
    const [state] = await api.prisma.$queryRaw<Record<string, bigint>[]>`
      select count(*) filter (where status = 'approved') as approved,
        count(*) filter (where status = 'pending') as pending,
        count(*) filter (where status = 'pending' and approve_after <= ${new Date(Date.now() - 3_600_000)}) as late,
        count(*) filter (where approved_at > approve_after + interval '24 hours') as overdue from commissions`;
    expect(state).toMatchObject({ late: 0n, overdue: 0n });
    expect(Number(state?.['approved'])).toBeGreaterThan(10);
    expect(Number(state?.['pending'])).toBeGreaterThan(5);
    expect(await api.prisma.refund.count({ where: { status: 'applied' } })).toBeGreaterThan(0);
    const owed = await api.prisma.$queryRaw<unknown[]>`
      select a.affiliate_id from (
        select affiliate_id, program_id, sum(coalesce(amount_minor, 0) - reversed_minor) as minor from commissions group by 1, 2) a
      left join (
        select a.affiliate_id, a.program_id, -sum(b.amount_minor) as minor
        from ledger_balances b join ledger_accounts a on a.id = b.account_id
        where a.kind = 'affiliate' and a.livemode group by 1, 2) b using (affiliate_id, program_id)
      where a.minor <> coalesce(b.minor, 0)`;
    expect(owed).toEqual([]);
  });
});
