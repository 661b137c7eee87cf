import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { JobRegistry } from '../../src/modules/jobs/public.js';
import { removeOldAlerts } from '../../src/modules/security/remove-old-alerts.js';
import { SecurityWorkModule } from '../../src/modules/security/security-work.module.js';
import { Writes } from '../../src/platform/transaction.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ ALERT_DAYS: '400' });
}, 60_000);
afterAll(() => api.close());

const day = 86_400_000;

/** Alerts that were first seen 900 days ago and last so many days ago. */
async function alertsOfDays(...ages: readonly number[]): Promise<void> {
  const now = api.clock.now().getTime();
  await api.prisma.securityAlert.createMany({
    data: ages.map((age) => ({
      ...{ id: `alr_${uniqueName()}`, kind: 'session_reused', severity: 'critical', summary: `${age}` },
      ...{ subjectKind: 'user', subjectId: uniqueName(), evidence: [] },
      ...{ firstAt: new Date(now - 900 * day), lastAt: new Date(now - age * day) },
    })),
  });
}

async function kept(): Promise<string[]> {
  const rows = await api.prisma.securityAlert.findMany({ orderBy: { lastAt: 'desc' } });
  return rows.map(({ summary }) => summary);
}

test('alerts go when nobody saw them again for too long, the oldest first and a few at a time', async () => {
  await alertsOfDays(1, 399, 401, 500, 600);
  const writes = api.app.get(Writes);
  const remove = (): Promise<number> => removeOldAlerts(writes, { days: 400, atMost: 2 });
  expect(await remove()).toBe(2);
  expect(await kept()).toEqual(['1', '399', '401']);
  expect([await remove(), await remove()]).toEqual([1, 0]);
  expect(await kept()).toEqual(['1', '399']);
  const told = await api.prisma.auditEntry.count({ where: { action: 'RemoveOldAlerts' } });
  expect(told).toBe(2);
});

test('the worker does so by the clock, with the configured days', async () => {
  await alertsOfDays(398, 402);
  const registry = new JobRegistry();
  new SecurityWorkModule(registry, api.app.get(Writes), api.settings);
  const [schedule] = registry.schedules;
  expect(await schedule?.run(new AbortController().signal)).toBe(false);
  expect(await kept()).toEqual(['1', '398', '399']);
});
