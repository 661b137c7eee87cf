import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { subjects } from '@tributary/backend/contracts/subjects';
import { checkIntegrity } from '../src/integrity.js';
import { tableNames } from '../src/projectors/tables.js';
import { killChildren, signalChild, startChild } from './support/child-process.js';
import { aClick, aClickGroup } from './support/events.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { testProjection } from './support/test-projection.js';
import { publishTraffic } from './support/traffic.js';
import type { Published } from './support/traffic.js';
import { waitFor } from './support/wait-for.js';

const leaseMs = 400;
let bus: TestBus;
let database: TestDatabase;
const sent: Published = { clicks: 0, conversions: 0, commissions: 0 };

beforeAll(async () => {
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
}, 60_000);

afterAll(async () => {
  await killChildren();
  await Promise.all([bus.close(), database.drop()]);
});

const child = (): ReturnType<typeof startChild> =>
  startChild('test/support/projector-child.ts', {
    NATS_NAMESPACE: bus.namespace,
    CLICKHOUSE_DATABASE: database.name,
    LEASE_MS: String(leaseMs),
  });

/** Publishes for as long as `meanwhile` takes, and adds what was published to what must be there in the end. */
async function underTraffic(meanwhile: () => Promise<void>): Promise<void> {
  const enough = new AbortController();
  const traffic = publishTraffic(bus, enough.signal);
  try {
    await meanwhile();
  } finally {
    enough.abort();
    const published = await traffic;
    sent.clicks += published.clicks;
    sent.conversions += published.conversions;
    sent.commissions += published.commissions;
  }
}

/** Lets one projector finish what there is, then compares everything. */
async function expectAllThereOnce(): Promise<void> {
  const projections = tableNames.map((table) => testProjection(bus, database.client, table, { leaseMs }));
  for (const projection of projections) projection.start();
  const arrived = async (): Promise<boolean> => {
    const { counts } = await checkIntegrity(database.client);
    return (counts['clicks'] ?? 0) >= sent.clicks && (counts['commission_entries'] ?? 0) >= sent.commissions;
  };
  await waitFor('everything to arrive', arrived, 120_000);
  await waitFor('nothing under way', () => projections.every((projection) => projection.lag().messages === 0));
  await Promise.all(projections.map((projection) => projection.stop()));
  const { counts, differences } = await checkIntegrity(database.client);
  expect(differences).toEqual([]);
  expect(counts).toEqual({
    clicks: sent.clicks,
    conversion_events: sent.conversions,
    commission_entries: sent.commissions,
    conversions: sent.conversions,
    commissions: sent.commissions,
  });
}

it.each(['recorded', 'inserted', 'done'] as const)(
  'repeats nothing after a crash right after "%s"',
  async (where) => {
    let crashes = 0;
    const projection = testProjection(bus, database.client, 'clicks', {
      leaseMs,
      afterStep: (step) => {
        if (step !== where || crashes === 3) return;
        crashes += 1;
        throw new Error('crash');
      },
    });
    projection.start();
    for (let n = 1; crashes < 3 && n < 100; n += 1) {
      await bus.publish(subjects.clicks('0'), aClickGroup([aClick(), aClick()]), {
        producer: `tracker/${where}`,
        seq: n,
      });
      sent.clicks += 2;
      // Longer than the spacing of batches, so that there are idle moments in which `done` is written by itself.
      await sleep(1_200);
    }
    expect(crashes).toBe(3);
    await projection.stop();
    await expectAllThereOnce();
  },
  180_000,
);

it('is exact after twelve kills at random moments', async () => {
  await underTraffic(async () => {
    for (let round = 0; round < 12; round += 1) {
      const projector = child();
      await sleep(900 + Math.random() * 900);
      await signalChild(projector, 'SIGKILL');
    }
  });
  await expectAllThereOnce();
}, 300_000);

it('is exact when projectors fight over the partitions and owners are paused past their lease', async () => {
  await underTraffic(async () => {
    const projectors = [child(), child(), child()];
    await sleep(1_500);
    for (let round = 0; round < 6; round += 1) {
      const paused = projectors[round % projectors.length];
      if (!paused) continue;
      await signalChild(paused, 'SIGSTOP');
      await sleep(leaseMs * 2.5);
      await signalChild(paused, 'SIGCONT');
      await sleep(Math.random() * 400);
    }
    await Promise.all(projectors.map((projector) => signalChild(projector, 'SIGKILL')));
  });
  await expectAllThereOnce();
}, 300_000);
