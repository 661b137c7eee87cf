import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { timeZones } from '../../backend/src/kernel/time-zones.js';
import { report, reportRequest } from '../../backend/src/modules/reports/report.schema.js';
import type { Report } from '../../backend/src/modules/reports/report.schema.js';
import { RunReport } from '../../backend/src/modules/reports/run-report.query.js';
import type { ReportScope } from '../../backend/src/modules/reports/run-report.query.js';
import { aClick, aClickGroup, aCommission, aConversion, anEvent } from './support/events.js';
import { projectEvents } from './support/project-events.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';

const program = 'prg_01h455vb4pex5vsknk084sn02q';
const [ann, bob] = ['aff_01h455vb4pex5vsknk084sn02q', 'aff_01h455vb4pex5vsknk084sn02r'];
let database: TestDatabase;

const run = async (body: unknown, scope: ReportScope = {}): Promise<Report> =>
  report.parse(await new RunReport(database.client).execute(reportRequest.parse(body), scope));

const project = (...events: unknown[]): Promise<void> => projectEvents(database.client, events);

const ids = (affiliateId: string): { programId: string; affiliateId: string } => ({ programId: program, affiliateId });

function sale(affiliateId: string, occurredAt: string, amount: string, earned: string): unknown[] {
  const conversion = aConversion({ ...ids(affiliateId), occurredAt, amount });
  const commission = aCommission({ ...ids(affiliateId), occurredAt, amount: earned });
  return [
    anEvent('tributary.conversion.recorded.v1', { conversion, delta: { conversions: 1, revenue: amount } }),
    anEvent('tributary.commission.accrued.v1', { commission, delta: { earned, pending: earned, approved: '0' } }),
  ];
}

beforeAll(async () => {
  database = await createTestDatabase();
  const clicks = [
    // Berlin, 29 March 2026: the day has 23 hours, from 23:00Z to 22:00Z.
    aClick({ ...ids(ann), at: '2026-03-28T22:59:59.999Z' }),
    aClick({ ...ids(ann), at: '2026-03-28T23:00:00.000Z' }),
    aClick({ ...ids(ann), at: '2026-03-29T21:59:59.999Z' }),
    aClick({ ...ids(ann), at: '2026-03-29T22:00:00.000Z' }),
    aClick({ ...ids(ann), at: '2026-03-29T12:00:00.000Z', bot: true }),
    aClick({ ...ids(bob), at: '2026-03-29T12:00:00.000Z' }),
    aClick({ ...ids(bob), at: '2026-03-29T12:00:00.000Z', livemode: false }),
    // Kolkata (+5:30), 10 March: from 18:30Z on the 9th.
    aClick({ ...ids(ann), at: '2026-03-09T18:29:59.999Z' }),
    aClick({ ...ids(ann), at: '2026-03-09T18:30:00.000Z' }),
    // St John's, 8 March 2026: from 03:30Z, clocks go forward, to 02:30Z on the 9th.
    aClick({ ...ids(ann), at: '2026-03-08T03:29:59.999Z' }),
    aClick({ ...ids(ann), at: '2026-03-08T03:30:00.000Z' }),
    aClick({ ...ids(ann), at: '2026-03-09T02:29:59.999Z' }),
    aClick({ ...ids(ann), at: '2026-03-09T02:30:00.000Z' }),
  ];
  const refundOf = aConversion({ ...ids(ann), occurredAt: '2026-03-29T10:00:00.000Z', refundState: 'partial' });
  await project(
    aClickGroup(clicks),
    ...sale(ann, '2026-03-29T10:00:00.000Z', '100.00', '7.50'),
    ...sale(ann, '2026-03-29T11:00:00.000Z', '10.30', '0.52'),
    ...sale(bob, '2026-03-29T11:00:00.000Z', '50.00', '5.00'),
    anEvent('tributary.conversion.refunded.v1', {
      conversion: refundOf,
      refund: { id: 'rfd_1', refundId: 'r', amount: '33.33', reason: 'x' },
      delta: { conversions: 0, revenue: '-33.33' },
    }),
    anEvent('tributary.conversion.recorded.v1', {
      conversion: aConversion({ ...ids(bob), currency: 'JPY', amount: '1050', occurredAt: '2026-03-29T11:00:00.000Z' }),
      delta: { conversions: 1, revenue: '1050' },
    }),
    anEvent('tributary.conversion.recorded.v1', {
      conversion: aConversion({ ...ids(ann), affiliateId: null, linkId: null, occurredAt: '2026-03-29T11:00:00.000Z' }),
      delta: { conversions: 1, revenue: '1.00' },
    }),
  );
}, 60_000);

afterAll(() => database.drop());

function isOfRuntime(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function clicksByDay({ data }: Report): Record<string, number> {
  const days: Record<string, number> = {};
  for (const { day = '', clicks } of data) days[day] = (days[day] ?? 0) + clicks;
  return days;
}

describe('days of a time zone', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28', '2026-03-30', { '2026-03-28': 1, '2026-03-29': 3, '2026-03-30': 1 }],
    ['UTC', '2026-03-28', '2026-03-30', { '2026-03-28': 2, '2026-03-29': 3 }],
    ['Asia/Kolkata', '2026-03-09', '2026-03-10', { '2026-03-09': 3, '2026-03-10': 1 }],
    ['America/St_Johns', '2026-03-07', '2026-03-08', { '2026-03-07': 1, '2026-03-08': 2 }],
  ])('%s, %s to %s', async (timeZone, from, to, expected) => {
    expect(clicksByDay(await run({ from, to, timeZone, groupBy: ['day'] }))).toEqual(expected);
  });

  it('says the same from the daily sums as from the quarter hours', async () => {
    const request = { from: '2026-03-01', to: '2026-03-31', groupBy: ['day', 'affiliate'] };
    const utc = await run({ ...request, timeZone: 'UTC' });
    const gmt = await run({ ...request, timeZone: 'Atlantic/Reykjavik' });
    expect(gmt.data).toEqual(utc.data);
  });
});

describe('case 6: the first of all times', () => {
  beforeAll(() => project(...sale(ann, '1970-01-01T00:00:00.000Z', '10.00', '1.00')));

  it.each(['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati'])('is in reports by %s', async (timeZone) => {
    const span = { from: '1970-01-01T00:00:00Z', to: '1970-01-01T00:15:00Z', timeZone, groupBy: ['day'] };
    expect((await run(span)).data).toMatchObject([{ conversions: 1, commission: { amount: '1.00' } }]);
  });
});

describe('case 7: the list of time zones', () => {
  it('is what ClickHouse and this runtime both know; America/Coyhaique is what only browsers know', async () => {
    const result = await database.client.query({
      query: 'SELECT time_zone FROM system.time_zones',
      format: 'JSONEachRow',
    });
    const there = new Set((await result.json<{ time_zone: string }>()).map(({ time_zone }) => time_zone));
    const ofArea = (name: string): boolean => name === 'UTC' || /^[A-Z][A-Za-z]+\//.test(name);
    const here = [...there].filter((name) => ofArea(name) && isOfRuntime(name));
    // Stale? Write this into backend/src/kernel/time-zones.ts.
    expect(timeZones).toEqual(here.sort());
    const offered = Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/') && !there.has(name));
    expect(offered).toEqual(['America/Coyhaique']);
  });
});

describe('numbers', () => {
  const march = { from: '2026-03-29', to: '2026-03-29', timeZone: 'Europe/Berlin' };

  it('equal what is computed by hand, per affiliate and currency', async () => {
    const { data, from, to, truncated } = await run({ ...march, groupBy: ['affiliate'] });
    expect({ from, to, truncated }).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
      truncated: false,
    });
    const eur = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'EUR' });
    expect(data).toEqual([
      {
        affiliateId: null,
        currency: 'EUR',
        clicks: 0,
        botClicks: 0,
        conversions: 1,
        revenue: eur('1.00'),
        commission: eur('0.00'),
        cr: null,
        epc: null,
      },
      {
        affiliateId: ann,
        currency: 'EUR',
        clicks: 2,
        botClicks: 1,
        conversions: 2,
        revenue: eur('76.97'),
        commission: eur('8.02'),
        cr: '1.000000',
        epc: '4.0100',
      },
      {
        affiliateId: bob,
        currency: 'EUR',
        clicks: 1,
        botClicks: 0,
        conversions: 2,
        revenue: eur('50.00'),
        commission: eur('5.00'),
        cr: '2.000000',
        epc: '5.0000',
      },
      {
        affiliateId: bob,
        currency: 'JPY',
        clicks: 0,
        botClicks: 0,
        conversions: 0,
        revenue: { amount: '1050', currency: 'JPY' },
        commission: { amount: '0', currency: 'JPY' },
        cr: null,
        epc: null,
      },
    ]);
  });

  it('shows an affiliate and a merchant their own, whatever they ask for', async () => {
    const own = await run({ ...march, groupBy: ['affiliate'] }, { affiliateId: bob });
    expect(own.data.map(({ affiliateId }) => affiliateId)).toEqual([bob, bob]);
    const others = await run({ ...march, filters: { affiliateId: ann } }, { affiliateId: bob });
    expect(others.data).toEqual([]);
    expect((await run(march, { merchantId: 'mer_other' })).data).toEqual([]);
  });

  it('keeps live and test data apart', async () => {
    expect((await run({ ...march, filters: { livemode: false } })).data).toMatchObject([{ clicks: 1, conversions: 0 }]);
    expect((await run(march, { livemode: false })).data).toMatchObject([{ clicks: 1 }]);
    expect((await run({ ...march, filters: { livemode: true } }, { livemode: false })).data).toEqual([]);
  });

  it('B1: gives the top of one currency, also where the list is short', async () => {
    const ranked = (currency: string, limit: number) =>
      run({ ...march, groupBy: ['affiliate'], filters: { currency }, orderBy: 'commission', limit });
    const { data } = await ranked('EUR', 100);
    const amounts = data.map(({ commission }) => Number(commission.amount));
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    expect(new Set(data.map(({ currency }) => currency))).toEqual(new Set(['EUR']));
    expect((await ranked('EUR', 1)).data).toEqual(data.slice(0, 1));
  });

  it('says when there is more than the limit', async () => {
    const { data, truncated } = await run({ ...march, groupBy: ['affiliate', 'link', 'program'], limit: 2 });
    expect([data.length, truncated]).toEqual([2, true]);
    expect(Object.keys(data[0] ?? {})).toEqual(expect.arrayContaining(['affiliateId', 'linkId', 'programId']));
  });
});

describe('bad input', () => {
  it.each([
    { from: '2026-03-01' },
    { from: '2026-03-01', to: '2026-03-02', timeZone: 'Mars/Olympus' },
    { from: '2026-03-01', to: '2026-03-02', groupBy: ['country'] },
    { from: '2026-03-01', to: '2026-03-02', filters: { programId: `x' OR 1=1` } },
    { from: '2026-03-01', to: '2026-03-02', extra: 1 },
    { from: '2026-03-01', to: '2026-03-02', orderBy: 'commission' },
    { from: '1 March', to: '2026-03-02' },
  ])('%j is refused', (body) => {
    expect(reportRequest.safeParse(body).success).toBe(false);
  });
});
