import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DomainError } from '../../src/kernel/domain-error.js';
import { openClickLog } from '../../src/modules/tracking/click-log.js';
import { eventually } from '../support/eventually.js';
import { testConfig } from '../support/env.js';
import { startNatsChild } from '../support/nats-child.js';
import type { NatsChild } from '../support/nats-child.js';
import * as fixture from '../support/tracker.js';
import type { Answer, TestTracker } from '../support/tracker.js';

const deadlineMs = 1_500;
let nats: NatsChild;
let tracker: TestTracker;

beforeAll(async () => {
  nats = await startNatsChild();
  tracker = await fixture.startTestTracker(testConfig({ NATS_URL: nats.url, CLICK_DEADLINE_MS: String(deadlineMs) }));
  await fixture.publishProgram(tracker.bus);
  await fixture.publishLink(tracker.bus, { code: 'summer' });
  await eventually(async () => (await tracker.get('/c/summer')).status === 302);
});

afterAll(async () => {
  nats.resume();
  await tracker.stop();
  await nats.remove();
});

/** Sends redirects one after another on ten lanes until told to stop; gives back all answers. */
function visitors(): { stop: () => Promise<Answer[]> } {
  const answers: Answer[] = [];
  let stopping = false;
  const lane = async (): Promise<void> => {
    for (let n = 0; n < 20_000 && !stopping; n += 1) answers.push(await tracker.get('/c/summer'));
  };
  const lanes = Promise.all(Array.from({ length: 10 }, lane));
  return {
    stop: async () => {
      stopping = true;
      await lanes;
      return answers;
    },
  };
}

/** Every answered redirect is in the log once, and every refusal was honest and in time. */
async function expectHonest(answers: readonly Answer[]): Promise<void> {
  const ids = new Map<string, number>();
  for (const { clickId } of await fixture.storedClicks(tracker.bus)) ids.set(clickId, (ids.get(clickId) ?? 0) + 1);
  const redirected = answers.filter(({ status }) => status === 302);
  expect(redirected.map(fixture.clickIdOf).filter((id) => ids.get(id) !== 1)).toEqual([]);
  const refused = answers.filter(({ status }) => status !== 302);
  expect(refused.every(({ status, headers }) => status === 503 && headers['retry-after'] === '1')).toBe(true);
  expect(Math.max(0, ...answers.map(({ tookMs }) => tookMs))).toBeLessThan(deadlineMs + 1_500);
}

it('NATS killed and back: bounded wait, honest 503, then redirects again, and no answered click lost', async () => {
  const crowd = visitors();
  await delay(300);
  await nats.kill();
  await delay(deadlineMs + 700);
  await nats.start();
  await eventually(async () => (await tracker.get('/c/summer')).status === 302);
  await delay(300);
  const answers = await crowd.stop();
  expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status === 302).length).toBeGreaterThan(10);
  await expectHonest(answers);
}, 40_000);

it('NATS silent for less than the deadline: the visitor waits, and the click sent twice is stored once', async () => {
  await nats.pause();
  const waiting = tracker.get('/c/summer?sub1=patient');
  // Longer than one attempt, so that the group is on the wire more than once.
  await delay(800);
  nats.resume();
  const answer = await waiting;
  expect(answer.status).toBe(302);
  expect(answer.tookMs).toBeGreaterThan(700);
  await expectHonest([answer]);
}, 20_000);

it('NATS silent for longer: 503, and well again afterwards', async () => {
  await nats.pause();
  const answer = await tracker.get('/c/summer');
  nats.resume();
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  await expectHonest([answer]);
  await eventually(async () => (await tracker.get('/c/summer')).status === 302);
}, 20_000);

it('the link table outlives a restart of NATS and then follows changes again', async () => {
  await nats.kill();
  await nats.start();
  await eventually(async () => (await tracker.get('/c/summer')).status === 302);
  await fixture.publishLink(tracker.bus, { code: 'later' });
  await eventually(async () => (await tracker.get('/c/later')).status === 302, 15_000);
}, 40_000);

it('a tracker that has not read the link table says 503, never 404', async () => {
  const other = await fixture.startTestTracker(testConfig({ NATS_URL: nats.url }), () => nats.pause());
  expect((await other.get('/readyz')).status).toBe(503);
  expect((await other.get('/c/anything')).status).toBe(503);
  nats.resume();
  await eventually(async () => (await other.get('/readyz')).status === 200, 15_000);
  expect((await other.get('/c/anything')).status).toBe(404);
  await other.stop();
}, 30_000);

it('refuses at once when too many clicks wait', async () => {
  const { bus } = tracker;
  const log = openClickLog({ bus, lane: 'full', deadlineMs });
  const click = (await fixture.storedClicks(bus))[0];
  if (click === undefined) throw new Error('no click to repeat');
  await nats.pause();
  const waiting = Array.from({ length: 51_500 }, () => log.add(click));
  const results = await Promise.allSettled(waiting);
  nats.resume();
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.every(({ reason }) => (reason as DomainError).code === 'click_not_durable')).toBe(true);
  expect(refused).toHaveLength(51_500);
  await log.idle();
  await expect(log.add(click)).resolves.toBeUndefined();
}, 30_000);
