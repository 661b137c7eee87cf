import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subjects } from '@tributary/backend/contracts/subjects';
import { checkIntegrity } from '../src/integrity.js';
import type { Projection } from '../src/projection.js';
import { tableNames } from '../src/projectors/tables.js';
import { aClick, aClickGroup, aCommission, aConversion, anEvent } from './support/events.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { testProjection } from './support/test-projection.js';
import { waitFor } from './support/wait-for.js';

let bus: TestBus;
let database: TestDatabase;
const running: Projection[] = [];

beforeAll(async () => {
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
  for (const table of tableNames) {
    const projection = testProjection(bus, database.client, table);
    projection.start();
    running.push(projection);
  }
}, 60_000);

afterAll(async () => {
  await Promise.all(running.map((projection) => projection.stop()));
  await Promise.all([bus.close(), database.drop()]);
});

const count = async (table: string, where = '1'): Promise<number> =>
  Number((await database.query(`SELECT count() AS n FROM ${table} WHERE ${where}`))[0]?.['n']);

/** Everything read is in the tables and in what is fed from them. */
const settled = (): Promise<void> =>
  waitFor('nothing under way', () => running.every((projection) => projection.lag().messages === 0));

let outboxNumber = 0;
const emit = async (subject: string, event: unknown): Promise<void> => {
  outboxNumber += 1;
  await bus.publish(subject, event, { producer: 'outbox/1', seq: outboxNumber });
};

describe('clicks', () => {
  it('has a row a click, people and bots counted apart', async () => {
    const clicks = [
      aClick({ clickId: 'a', sub1: 'ü"\n\t☃', referrerHost: 'blog.example' }),
      aClick({ clickId: 'b', at: '2026-03-10T10:14:59.999Z' }),
      aClick({ clickId: 'c', at: '2026-03-10T10:15:00.000Z' }),
      aClick({ clickId: 'd', bot: true, botReason: 'user_agent' }),
    ];
    await bus.publish(subjects.clicks('0'), aClickGroup(clicks), { producer: 'tracker/x', seq: 1 });
    await waitFor('the clicks', async () => (await count('clicks')) === 4);
    expect(await database.query(`SELECT clicked_at, sub1, referrer_host FROM v_clicks WHERE click_id = 'a'`)).toEqual([
      { clicked_at: '2026-03-10 10:07:00.123', sub1: 'ü"\n\t☃', referrer_host: 'blog.example' },
    ]);
    await settled();
    const buckets = `SELECT bucket, sum(clicks) AS clicks, sum(bot_clicks) AS bots FROM performance_15m GROUP BY bucket ORDER BY bucket`;
    expect(await database.query(buckets)).toEqual([
      { bucket: '2026-03-10 10:00:00', clicks: 2, bots: 1 },
      { bucket: '2026-03-10 10:15:00', clicks: 1, bots: 0 },
    ]);
  });

  it('skips a group that its producer sends again, in whatever stream position', async () => {
    const clicks = aClickGroup([aClick({ clickId: 'again' })]);
    await bus.publish(subjects.clicks('0'), clicks, { producer: 'tracker/x', seq: 2 });
    await bus.publish(subjects.clicks('0'), clicks, { producer: 'tracker/x', seq: 2 });
    await waitFor('the click', async () => (await count('clicks', `click_id = 'again'`)) > 0);
    await bus.publish(subjects.clicks('0'), clicks, { producer: 'tracker/x', seq: 2 });
    await bus.publish(subjects.clicks('0'), aClickGroup([aClick({ clickId: 'next' })]), {
      producer: 'tracker/x',
      seq: 3,
    });
    await waitFor('the next click', async () => (await count('clicks', `click_id = 'next'`)) === 1);
    expect(await count('clicks', `click_id = 'again'`)).toBe(1);
  });

  it('moves what it cannot read to the dead letters, once, and goes on', async () => {
    await bus.publish(subjects.clicks('0'), '{"not": "json');
    await bus.publish(subjects.clicks('0'), aClickGroup([aClick({ at: '1969-12-31T23:59:59.999Z' })]));
    await bus.publish(subjects.clicks('0'), { ...aClickGroup([aClick()]), type: 'tributary.something.newer.v7' });
    await bus.publish(subjects.clicks('0'), aClickGroup([aClick({ clickId: 'after' })]));
    await waitFor('the click after', async () => (await count('clicks', `click_id = 'after'`)) === 1);
    const dead = await bus.bus.jsm.streams.info(bus.bus.namespace.stream('DEAD'));
    expect(dead.state.messages).toBe(2);
    const letter = await bus.bus.jsm.streams.getMessage(dead.config.name, { seq: dead.state.first_seq });
    expect(letter?.header.get('Tributary-Dead-Reason')).toBe('not JSON');
    expect(letter?.header.get('Tributary-Dead-Consumer')).toBe('projector');
    expect(letter?.string()).toBe('{"not": "json');
  });

  it('takes backdated rows of many months in one batch', async () => {
    const before = await count('clicks');
    const clicks = Array.from({ length: 30 }, (_, i) => aClick({ at: new Date(Date.UTC(2010, i, 15)).toISOString() }));
    await bus.publish(subjects.clicks('0'), aClickGroup(clicks), { producer: 'tracker/x', seq: 4 });
    await waitFor('the clicks', async () => (await count('clicks')) === before + 30);
    await settled();
    expect((await checkIntegrity(database.client)).differences).toEqual([]);
  });
});

describe('conversions and commissions', () => {
  it('has the state after a refund and sums that say the same', async () => {
    const conversion = aConversion({ id: 'cnv_r', orderId: 'r-1', amount: '100.00' });
    await emit(
      subjects.conversionRecorded,
      anEvent('tributary.conversion.recorded.v1', { conversion, delta: { conversions: 1, revenue: '100.00' } }),
    );
    const commission = aCommission({ id: 'com_r', conversionId: 'cnv_r' });
    await emit(
      subjects.commissionAccrued,
      anEvent('tributary.commission.accrued.v1', {
        commission,
        delta: { earned: '10.00', pending: '10.00', approved: '0.00' },
      }),
    );
    const refunded = { ...conversion, refundState: 'partial' as const, refundedAmount: '33.33' };
    await emit(
      subjects.conversionRefunded,
      anEvent(
        'tributary.conversion.refunded.v1',
        {
          conversion: refunded,
          refund: { id: 'rfd_1', refundId: 'x', amount: '33.33', reason: 'broken' },
          delta: { conversions: 0, revenue: '-33.33' },
        },
        { version: 2 },
      ),
    );
    const reversed = { ...commission, reversedAmount: '3.33' };
    await emit(
      subjects.commissionReversed,
      anEvent(
        'tributary.commission.reversed.v1',
        { commission: reversed, delta: { earned: '-3.33', pending: '-3.33', approved: '0.00' } },
        { version: 2 },
      ),
    );
    const approved = { ...reversed, status: 'approved' as const };
    await emit(
      subjects.commissionApproved,
      anEvent(
        'tributary.commission.approved.v1',
        { commission: approved, delta: { earned: '0.00', pending: '-6.67', approved: '6.67' } },
        { version: 3 },
      ),
    );
    await waitFor('the entries', async () => (await count('commission_entries')) === 3);
    await waitFor('the events', async () => (await count('conversion_events')) === 2);
    await settled();
    expect(
      await database.query(
        `SELECT order_id, refund_state, toString(amount) AS amount, toString(refunded_amount) AS refunded FROM v_conversions`,
      ),
    ).toEqual([{ order_id: 'r-1', refund_state: 'partial', amount: '100', refunded: '33.33' }]);
    expect(await database.query(`SELECT status, toString(remaining_amount) AS remaining FROM v_commissions`)).toEqual([
      { status: 'approved', remaining: '6.67' },
    ]);
    const daily = `SELECT conversions, toString(revenue) AS revenue, toString(commission) AS commission, toString(pending) AS pending, toString(approved) AS approved
      FROM v_performance_daily WHERE day = '2026-03-10' AND conversions > 0`;
    expect(await database.query(daily)).toEqual([
      { conversions: 1, revenue: '66.67', commission: '6.67', pending: '0', approved: '6.67' },
    ]);
  });

  it('case 2: shows a rejection and takes it out of every sum', async () => {
    const day = '2026-04-10T10:07:00.000Z';
    const conversion = aConversion({ id: 'cnv_x', orderId: 'x-1', amount: '100.00', occurredAt: day });
    await emit(
      subjects.conversionRecorded,
      anEvent('tributary.conversion.recorded.v1', { conversion, delta: { conversions: 1, revenue: '100.00' } }),
    );
    const commission = aCommission({ id: 'com_x', conversionId: 'cnv_x', occurredAt: day });
    await emit(
      subjects.commissionAccrued,
      anEvent('tributary.commission.accrued.v1', {
        commission,
        delta: { earned: '10.00', pending: '10.00', approved: '0.00' },
      }),
    );
    await emit(
      subjects.conversionRejected,
      anEvent(
        'tributary.conversion.rejected.v1',
        {
          conversion: { ...conversion, status: 'rejected' as const },
          rejection: { reason: 'Stolen card' },
          delta: { conversions: -1, revenue: '-100.00' },
        },
        { version: 2 },
      ),
    );
    await emit(
      subjects.commissionRejected,
      anEvent(
        'tributary.commission.rejected.v1',
        {
          commission: { ...commission, status: 'rejected' as const },
          delta: { earned: '-10.00', pending: '-10.00', approved: '0.00' },
        },
        { version: 2 },
      ),
    );
    const rejected = `SELECT c.status AS conversion, m.status AS commission FROM v_conversions AS c
      JOIN v_commissions AS m ON m.conversion_id = c.id WHERE c.order_id = 'x-1'`;
    await waitFor('the rejection', async () => {
      const [found] = await database.query(rejected);
      return found?.['conversion'] === 'rejected' && found['commission'] === 'rejected';
    });
    await settled();
    const sums = `SELECT toInt64(sum(conversions)) AS conversions, toString(sum(revenue)) AS revenue,
      toString(sum(commission)) AS commission, toString(sum(pending)) AS pending
      FROM v_performance_daily WHERE day = '2026-04-10'`;
    expect(await database.query(sums)).toEqual([{ conversions: 0, revenue: '0', commission: '0', pending: '0' }]);
  });

  it('never adds two currencies: counts stay with the program, revenue with the order', async () => {
    const conversion = aConversion({
      id: 'cnv_usd',
      currency: 'USD',
      programId: 'prg_fx',
      affiliateId: null,
      linkId: null,
      attributed: false,
    });
    await emit(
      subjects.conversionRecorded,
      anEvent('tributary.conversion.recorded.v1', { conversion, delta: { conversions: 1, revenue: '100.00' } }),
    );
    const lead = aConversion({
      id: 'cnv_lead',
      type: 'lead',
      currency: null,
      amount: null,
      programId: 'prg_fx',
      affiliateId: null,
      linkId: null,
    });
    await emit(
      subjects.conversionRecorded,
      anEvent('tributary.conversion.recorded.v1', { conversion: lead, delta: { conversions: 1, revenue: '0' } }),
    );
    await waitFor('both', async () => (await count('conversions', `program_id = 'prg_fx'`)) === 2);
    await settled();
    const rows = `SELECT currency, sum(conversions) AS conversions, toString(sum(revenue)) AS revenue FROM performance_15m WHERE program_id = 'prg_fx' GROUP BY currency ORDER BY currency`;
    expect(await database.query(rows)).toEqual([
      { currency: 'EUR', conversions: 2, revenue: '0' },
      { currency: 'USD', conversions: 0, revenue: '100' },
    ]);
  });

  it('keeps the newest state when facts arrive out of order', async () => {
    const conversion = aConversion({ id: 'cnv_o', programId: 'prg_o' });
    const approved = anEvent(
      'tributary.conversion.recorded.v1',
      { conversion: { ...conversion, status: 'approved' }, delta: { conversions: 0, revenue: '0' } },
      { version: 2 },
    );
    const recorded = anEvent('tributary.conversion.recorded.v1', {
      conversion,
      delta: { conversions: 1, revenue: '100.00' },
    });
    await emit(subjects.conversionRecorded, approved);
    await emit(subjects.conversionRecorded, recorded);
    await waitFor('both facts', async () => (await count('conversion_events', `conversion_id = 'cnv_o'`)) === 2);
    await settled();
    expect(await database.query(`SELECT status FROM v_conversions WHERE id = 'cnv_o'`)).toEqual([
      { status: 'approved' },
    ]);
  });

  it('agrees with itself', async () => {
    const report = await checkIntegrity(database.client);
    expect(report.differences).toEqual([]);
    expect(report.counts).toMatchObject({ conversions: 5, commissions: 2 });
  });
});
