import { afterAll, beforeAll, describe, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { apiModule } from '../../src/api.module.js';
import { HistoricClock } from '../../src/demo/historic-clock.js';
import { seedAffiliates } from '../../src/demo/seed-affiliates.js';
import { seedLinks } from '../../src/demo/seed-links.js';
import { seedPrograms } from '../../src/demo/seed-programs.js';
import { historyDays, tellHistory, untoldHistory } from '../../src/demo/tell-history.js';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { createLogger } from '../../src/platform/logger.js';
import { fixtureSettings } from '../former-version/settings.js';
import { expectStatus } from '../support/api-client.js';
import { inRepository } from '../support/env.js';
import { KeptAnswers } from '../support/former-api.js';
import { expectGolden, sameButForIds } from '../support/golden.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { removeStreams } from '../support/tracker.js';

/** The small demo, begun at a fixed moment, has the same orders, commissions and balances each time it is told. */
const openedAt = new Date('2026-06-01T00:00:00Z');
const endsAt = new Date(openedAt.getTime() + historyDays * 86_400_000);
const afterwards = new Date(endsAt.getTime() + 12 * 3_600_000);
const shopUrl = 'https://shop.example';
let api: TestApi;
let bus: Bus;
let context: INestApplicationContext;

beforeAll(async () => {
  api = await startTestApi(fixtureSettings, { now: afterwards });
  const { config, settings, db, redis } = api;
  const logger = createLogger(config);
  bus = await connectBus({ url: settings.NATS_URL, namespace: settings.NATS_NAMESPACE, name: 'test' });
  const clock = new HistoricClock();
  const module = apiModule({ config, logger, db, redis, clock });
  context = await NestFactory.createApplicationContext(module, { logger: false });
  const seeding = { commands: context.get(CommandBus), queries: context.get(QueryBus), clock };
  const merchant = await seedPrograms(seeding, shopUrl, openedAt);
  const links = await seedLinks(seeding, merchant, await seedAffiliates(seeding, merchant), shopUrl);
  const parts = { seeding, bus, db, config, merchant, links };
  await tellHistory(parts, untoldHistory('small', openedAt, endsAt), () => undefined);
}, 180_000);
afterAll(async () => {
  await context.close();
  await removeStreams(bus);
  await bus.connection.close();
  await api.close();
});

const golden = (file: string) => inRepository('backend/test/fixtures/demo/golden', file);

describe('the demo', () => {
  test.each([
    ['conversions', '/v1/conversions/export?sort=occurredAt'],
    ['sums', '/v1/conversions/summary'],
    ['refunded', '/v1/conversions/summary?refundState=refunded'],
    ['commissions', '/v1/commissions/export'],
  ])('has the same %s', async (name, url) => {
    const answers = new KeptAnswers();
    answers.add(url, await api.admin.get(url));
    expectGolden(golden(`${name}.json`), answers.all, sameButForIds());
  });

  test('owes the same to each affiliate', async () => {
    const affiliates = expectStatus(200, await api.admin.get('/v1/affiliates?limit=200'))['data'];
    const owed: Record<string, unknown> = {};
    for (const { id, name } of affiliates as unknown as { id: string; name: string }[]) {
      owed[name] = expectStatus(200, await api.admin.get(`/v1/affiliates/${id}/balances`));
    }
    expectGolden(golden('balances.json'), owed, sameButForIds());
  });
});
