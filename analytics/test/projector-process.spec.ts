import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { subjects } from '@tributary/backend/contracts/subjects';
import { checkIntegrity } from '../src/integrity.js';
import { killChildren, signalChild, startChild } from './support/child-process.js';
import { aClick, aClickGroup } from './support/events.js';
import { freePorts } from '../../backend/test/support/free-ports.js';
import { startPrivateClickHouse } from './support/private-clickhouse.js';
import type { PrivateClickHouse } from './support/private-clickhouse.js';
import { startPrivateNats } from './support/private-nats.js';
import type { PrivateNats } from './support/private-nats.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { waitFor } from './support/wait-for.js';

let clickhouse: PrivateClickHouse;
let nats: PrivateNats;
let bus: TestBus;
let database: TestDatabase;
let internal: string;
let projector: ReturnType<typeof startChild>;
let sent = 0;

beforeAll(async () => {
  [clickhouse, nats] = await Promise.all([startPrivateClickHouse(), startPrivateNats()]);
  [bus, database] = await Promise.all([createTestBus(nats.url), createTestDatabase(clickhouse.address)]);
  const [port] = await freePorts(1);
  internal = `http://127.0.0.1:${port}`;
  projector = startChild('src/main.ts', {
    ...clickhouse.address,
    CLICKHOUSE_DATABASE: database.name,
    NATS_URL: nats.url,
    NATS_NAMESPACE: bus.namespace,
    INTERNAL_PORT: String(port),
  });
  await waitFor('the projector', async () => (await readiness()).status === 200, 30_000);
}, 90_000);

afterAll(async () => {
  await killChildren();
  await bus.bus.connection.close();
  await database.client.close();
  await Promise.all([clickhouse.remove(), nats.remove()]);
});

async function readiness(): Promise<{ status: number; checks: Record<string, string> }> {
  try {
    const response = await fetch(`${internal}/readyz`);
    const body = (await response.json()) as { checks: Record<string, string> };
    return { status: response.status, checks: body.checks };
  } catch {
    return { status: 0, checks: {} };
  }
}

async function publishGroup(): Promise<void> {
  const clicks = Array.from({ length: 20 }, () => aClick());
  const numbered = { producer: 'tracker/process', seq: sent / 20 + 1, msgId: `group-${sent}` };
  sent += 20;
  // As the tracker does it: the same group, until it is acknowledged.
  const group = aClickGroup(clicks);
  const publish = (): Promise<boolean> =>
    bus.publish(subjects.clicks('0'), group, numbered).then(
      () => true,
      () => false,
    );
  await waitFor('the group to be acknowledged', publish, 20_000);
}

async function expectAllThereOnce(): Promise<void> {
  const count = async (): Promise<number> =>
    Number((await database.query('SELECT sum(clicks) AS n FROM performance_1d'))[0]?.['n']);
  await waitFor(`${sent} clicks in the aggregate`, async () => (await count()) === sent, 30_000);
  const { counts, differences } = await checkIntegrity(database.client);
  expect(differences).toEqual([]);
  expect(counts['clicks']).toBe(sent);
}

it('names ClickHouse when it is down, loses nothing and goes on', async () => {
  await clickhouse.kill();
  for (let n = 0; n < 5; n += 1) await publishGroup();
  await waitFor('not ready', async () => (await readiness()).status === 503);
  const { checks } = await readiness();
  expect(checks['nats']).toBe('ok');
  expect(checks['clickhouse']).not.toBe('ok');
  await clickhouse.start();
  await waitFor('ready again', async () => (await readiness()).status === 200, 20_000);
  await expectAllThereOnce();
}, 60_000);

it('names NATS when it is down, and goes on', async () => {
  await nats.kill();
  await waitFor('not ready', async () => (await readiness()).checks['nats'] !== 'ok');
  expect((await readiness()).checks['clickhouse']).toBe('ok');
  await nats.start();
  await publishGroup();
  await waitFor('ready again', async () => (await readiness()).status === 200, 20_000);
  await expectAllThereOnce();
}, 60_000);

it('is exact after ClickHouse and NATS were killed again and again under load', async () => {
  const enough = new AbortController();
  const load = (async () => {
    while (!enough.signal.aborted) await publishGroup();
  })();
  for (let round = 0; round < 6; round += 1) {
    const victim = round % 3 === 2 ? nats : clickhouse;
    await sleep(300 + Math.random() * 700);
    await victim.kill();
    await sleep(Math.random() * 300);
    await victim.start();
  }
  enough.abort();
  await load;
  await expectAllThereOnce();
}, 120_000);

it('shows its work as metrics and ends on SIGTERM', async () => {
  let metrics = '';
  // All is there by now; the batch that brought the last of it ends a moment later.
  await waitFor('no lag', async () => {
    metrics = await (await fetch(`${internal}/metrics`)).text();
    return /tributary_projector_lag_messages\{table="clicks"\} 0/.test(metrics);
  });
  expect(metrics).toMatch(/tributary_projector_rows_total\{table="clicks"\} \d+/);
  expect(metrics).toMatch(/tributary_projector_owner\{table="commission_entries"\} 1/);
  await signalChild(projector, 'SIGTERM');
  expect(projector.exitCode).toBe(0);
}, 20_000);
