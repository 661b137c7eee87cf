import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepSchedules } from '../../src/modules/jobs/keep-schedules.js';
import { newId } from '../../src/platform/ids.js';
import { Writes } from '../../src/platform/transaction.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

/** A job as a worker left it that gave it up. */
async function deadJob(payload?: object): Promise<string> {
  const id = newId('job');
  const row = { id, kind: 'report', tenant: 'mer_1', maxAttempts: 3, attempts: 3, lastError: 'no answer' };
  await api.prisma.job.create({
    data: { ...row, state: 'dead', finishedAt: new Date(), ...(payload !== undefined && { payload }) },
  });
  return id;
}

test('dead jobs are listed with their reason, newest first, and what they are about is not shown', async () => {
  const ids = [await deadJob({ secret: 1 }), await deadJob()];
  await api.prisma.job.create({ data: { id: newId('job'), kind: 'report', maxAttempts: 3, payload: {} } });
  const { data, nextCursor } = expectStatus(200, await api.admin.get('/v1/jobs?state=dead&kind=report&limit=1'));
  expect(data).toEqual([expect.objectContaining({ id: ids[1], replayable: false, lastError: 'no answer' })]);
  const next = expectStatus(200, await api.admin.get(`/v1/jobs?state=dead&kind=report&cursor=${String(nextCursor)}`));
  expect(next['data']).toEqual([
    {
      ...{ id: ids[0], kind: 'report', state: 'dead', tenant: 'mer_1', attempts: 3, lastError: 'no answer' },
      ...{ createdAt: expect.any(String), nextAttemptAt: null, finishedAt: expect.any(String), replayable: true },
    },
  ]);
  expect(expectStatus(200, await api.admin.get('/v1/jobs?kind=other'))['data']).toEqual([]);
});

test('a dead job is replayed once, which is announced and stands in the audit trail', async () => {
  const id = await deadJob({ n: 1 });
  const replayed = expectStatus(200, await api.admin.post(`/v1/jobs/${id}/replay`, {}));
  expect(replayed).toMatchObject({ id, state: 'waiting', replayable: false, nextAttemptAt: expect.any(String) });
  const [announced] = await api.prisma.outbox.findMany({ where: { aggregateId: id } });
  expect(announced).toMatchObject({ subject: 'jobs.report', aggregateVersion: 4, event: { id } });
  const [told] = await api.prisma.auditEntry.findMany({ where: { targets: { has: id } } });
  expect(told).toMatchObject({ action: 'ReplayJob' });
  expect(await api.admin.post(`/v1/jobs/${id}/replay`, {})).toMatchObject({
    status: 409,
    body: { code: 'job_not_dead' },
  });
});

test('one that is forgotten, or unknown, is refused', async () => {
  const forgotten = await api.admin.post(`/v1/jobs/${await deadJob()}/replay`, {});
  expect(forgotten).toMatchObject({ status: 409, body: { code: 'job_not_replayable' } });
  const unknown = await api.admin.post(`/v1/jobs/${newId('job')}/replay`, {});
  expect(unknown).toMatchObject({ status: 404, body: { code: 'job_not_found' } });
});

test('what recurs is listed with its runs, and not among the jobs', async () => {
  const writes = api.app.get(Writes);
  await keepSchedules(writes, [
    { name: 'sweep-floor', cron: '0 3 * * *', timeZone: 'Europe/Berlin', run: () => Promise.resolve(false) },
  ]);
  const { schedules } = expectStatus(200, await api.admin.get('/v1/schedules')) as unknown as { schedules: unknown[] };
  expect(schedules).toEqual([
    {
      ...{ name: 'sweep-floor', cron: '0 3 * * *', timeZone: 'Europe/Berlin', missed: 'run_once', running: false },
      ...{ nextRunAt: expect.any(String), lastRunAt: null, lastSuccessAt: null, lastError: null },
    },
  ]);
  expect(expectStatus(200, await api.admin.get('/v1/jobs?kind=sweep-floor'))['data']).toEqual([]);
});
