import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { subjects } from '@tributary/backend/contracts/subjects';
import { reportRequest } from '../../backend/src/modules/reports/report.schema.js';
import { RunReport } from '../../backend/src/modules/reports/run-report.query.js';
import { checkIntegrity } from '../src/integrity.js';
import { aConversion, anEvent } from './support/events.js';
import { SharedConversion, sharesOf } from './support/shared-conversion.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { testProjection } from './support/test-projection.js';
import { waitFor } from './support/wait-for.js';

let bus: TestBus;
let database: TestDatabase;
let published = 0;
beforeEach(async () => {
  published = 0;
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
}, 60_000);

afterEach(() => Promise.all([bus.close(), database.drop()]));

/** Publishes events, each as often as told, and projects them; a crash comes right after each batch was inserted. */
async function project(events: readonly unknown[], { copies = 1, crash = false } = {}): Promise<void> {
  for (const event of events) {
    published += 1;
    for (let n = 0; n < copies; n += 1) {
      await bus.publish(subjects.conversionRecorded, event, { producer: 'outbox/1', seq: published });
    }
  }
  const { last_seq: last } = (await bus.bus.jsm.streams.info(bus.bus.namespace.stream('EVENTS'))).state;
  let crashes = 0;
  const projection = testProjection(bus, database.client, 'conversion_events', {
    leaseMs: 400,
    afterStep: (step) => {
      if (!crash || step !== 'inserted' || crashes === 2) return;
      crashes += 1;
      throw new Error('crash');
    },
  });
  projection.start();
  await waitFor('the end of the stream', async () => {
    const state = (await bus.kv.get('conversion_events.0.state'))?.json<{ done: number; batch: unknown }>();
    return state?.batch === null && state.done >= last;
  });
  await projection.stop();
  expect((await checkIntegrity(database.client)).differences).toEqual([]);
}

const credits = (): Promise<unknown> =>
  database.query(`SELECT affiliate_id, sum(credit_millionths) AS credit, toString(sum(revenue)) AS money
    FROM v_conversion_credits GROUP BY affiliate_id HAVING credit != 0 OR sum(revenue) != 0 ORDER BY affiliate_id`);

async function reported(groupBy: 'affiliate' | 'link'): Promise<unknown[]> {
  const request = reportRequest.parse({ from: '2026-03-10', to: '2026-03-10', groupBy: [groupBy] });
  const { data } = await new RunReport(database.client).execute(request, {});
  return data.map(({ affiliateId, linkId, conversions, revenue }) => [
    affiliateId ?? linkId ?? null,
    conversions,
    revenue.amount,
  ]);
}

const whole = (): unknown =>
  anEvent('tributary.conversion.recorded.v1', {
    conversion: aConversion({ affiliateId: 'aff_a', linkId: 'lnk_a' }),
    delta: { conversions: 1, revenue: '100.00' },
  });

describe('a conversion that several share', () => {
  it('counts for each by its share, and as one for the largest, of equal ones the earlier', async () => {
    await project([
      new SharedConversion('two').recorded(sharesOf({ a: 1, b: 1 })),
      new SharedConversion('three').recorded(sharesOf({ c: 1, b: 2, a: 1 })),
    ]);
    expect(await credits()).toEqual([
      { affiliate_id: 'aff_a', credit: 750_000, money: '75' },
      { affiliate_id: 'aff_b', credit: 1_000_000, money: '100' },
      { affiliate_id: 'aff_c', credit: 250_000, money: '25' },
    ]);
    const rows = [0.75, 1, 0.25].map((count) => [count, (count * 100).toFixed(2)]);
    expect(await reported('affiliate')).toEqual(['aff_a', 'aff_b', 'aff_c'].map((id, i) => [id, ...(rows[i] ?? [])]));
    expect(await reported('link')).toEqual(['lnk_a', 'lnk_b', 'lnk_c'].map((id, i) => [id, ...(rows[i] ?? [])]));
    expect(await database.query('SELECT id, affiliate_id, link_id FROM v_conversions ORDER BY id')).toEqual([
      { id: 'cnv_three', affiliate_id: 'aff_b', link_id: 'lnk_b' },
      { id: 'cnv_two', affiliate_id: 'aff_a', link_id: 'lnk_a' },
    ]);
    expect(
      await database.query(`SELECT affiliate_id, sum(conversions) AS n FROM v_performance_daily
        GROUP BY affiliate_id ORDER BY affiliate_id`),
    ).toEqual([
      { affiliate_id: 'aff_a', n: 1 },
      { affiliate_id: 'aff_b', n: 1 },
      { affiliate_id: 'aff_c', n: 0 },
    ]);
  });

  it('loses by refunds what is left less, and by a rejection all', async () => {
    const conversion = new SharedConversion('refunded');
    await project([conversion.recorded(sharesOf({ a: 1, b: 1, c: 1 })), conversion.refunded(33_34n)]);
    expect(await credits()).toEqual([
      { affiliate_id: 'aff_a', credit: 333_334, money: '22.22' },
      { affiliate_id: 'aff_b', credit: 333_333, money: '22.22' },
      { affiliate_id: 'aff_c', credit: 333_333, money: '22.22' },
    ]);
    await project([conversion.rejected(), conversion.refunded(100_00n)]);
    expect(await credits()).toEqual([]);
    expect(await reported('affiliate')).toEqual([]);
  });

  it('goes over to others by a later decision', async () => {
    const conversion = new SharedConversion('again');
    await project([conversion.recorded(sharesOf({ a: 1 })), conversion.decidedAgain(sharesOf({ b: 1, a: 2 }))]);
    expect(
      await database.query(`SELECT decision_no, position, affiliate_id, credit_millionths AS credit, toString(revenue) AS revenue
        FROM v_conversion_credits ORDER BY recorded_at, decision_no, position, credit DESC`),
    ).toEqual([
      { decision_no: 1, position: 1, affiliate_id: 'aff_a', credit: 1_000_000, revenue: '100' },
      { decision_no: 1, position: 1, affiliate_id: 'aff_a', credit: -1_000_000, revenue: '-100' },
      { decision_no: 2, position: 1, affiliate_id: 'aff_b', credit: 333_333, revenue: '33.33' },
      { decision_no: 2, position: 2, affiliate_id: 'aff_a', credit: 666_667, revenue: '66.67' },
    ]);
    expect(await reported('affiliate')).toEqual([
      ['aff_a', 0.666667, '66.67'],
      ['aff_b', 0.333333, '33.33'],
    ]);
    await project([conversion.decidedAgain([])]);
    expect(await reported('affiliate')).toEqual([[null, 1, '100.00']]);
  });

  it('has its money under the currency of the order, its counts under the program’s', async () => {
    const conversion = new SharedConversion('yen', { currency: 'JPY', amount: '1001' });
    await project([conversion.recorded(sharesOf({ a: 1, b: 1 }), { currency: 'JPY', amountMinor: 1_001n })]);
    expect(await reported('affiliate')).toEqual([
      ['aff_a', 0.5, '0.00'],
      ['aff_a', 0, '501'],
      ['aff_b', 0.5, '0.00'],
      ['aff_b', 0, '500'],
    ]);
  });
});

describe('a stream of both versions', () => {
  it.each([
    ['with every message twice', { copies: 2 }],
    ['with a crash after a batch was inserted', { crash: true }],
  ])('is credited once, %s', async (_, how) => {
    const conversion = new SharedConversion('mixed');
    await project([whole(), conversion.recorded(sharesOf({ a: 1, b: 3 })), whole(), conversion.refunded(20_00n)], how);
    expect(await reported('affiliate')).toEqual([
      ['aff_a', 2.25, '220.00'],
      ['aff_b', 0.75, '60.00'],
    ]);
  });
});
