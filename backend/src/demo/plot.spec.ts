import { describe, expect, test } from '@jest/globals';
import { clickIdKey, readClickId } from '../modules/tracking/public.js';
import type { LinkTarget } from '../modules/tracking/public.js';
import { cast } from './cast.js';
import { Plot } from './plot.js';
import { hourlyShares } from './rhythm.js';

const key = clickIdKey(0, Buffer.alloc(32, 7));
// A Monday at noon in Berlin.
const span = { startsAt: new Date('2026-03-02T11:00:00.000Z'), days: 90 };
const endMs = span.startsAt.getTime() + span.days * 86_400_000;

function targetOf(rank: number): LinkTarget {
  const [id, code] = [`lnk_${String(rank)}`, cast[rank]?.key ?? ''];
  const ids = { programId: 'prg_1', affiliateId: `aff_${String(rank)}` };
  const link = {
    id,
    no: rank + 1,
    code,
    ...ids,
    affiliateNo: rank + 1,
    destinationUrl: 'https://shop.example/',
    active: true,
    stopsAt: null,
  };
  const program = {
    id: 'prg_1',
    no: 1,
    merchantId: 'mer_1',
    currency: 'EUR',
    clickParam: 'click_id',
    fallbackUrl: null,
    provenDomains: [],
    active: true,
  };
  return {
    entry: { version: 1, link, landing: { head: '', pairs: [], keys: new Set(), fragment: '' }, stopsAtMs: Infinity },
    program: {
      version: 1,
      program,
      policy: { clickParam: 'click_id', clickKey: 'click_id', provenHosts: [] },
      fallbackUrl: undefined,
    },
  };
}

function tell() {
  const publishers = cast.map((member, rank) => ({ member, weight: 1 / (rank + 1), targets: [targetOf(rank)] }));
  const shares = hourlyShares(span, 'Europe/Berlin');
  const traffic = [{ key: 'EUR' as const, visits: 12_000, shares, publishers }];
  const plot = new Plot({ span, traffic, programIds: { EUR: 'prg_1', USD: 'prg_2' }, key, eagerness: 6 });
  const days = [];
  for (let day = plot.next(); day !== undefined; day = plot.next()) days.push(day);
  return { days, clicks: days.flatMap(({ clicks }) => clicks), reports: days.flatMap(({ reports }) => reports) };
}

describe('the plot of the history', () => {
  const { days, clicks, reports } = tell();
  const orders = reports.filter((report) => report.kind === 'order');
  const refunds = reports.filter((report) => report.kind === 'refund');

  test('is the same every time, click ids included', () => {
    expect(tell()).toEqual({ days, clicks, reports });
  });

  test('lasts from the first day to now, and not longer', () => {
    expect(days).toHaveLength(90);
    expect(days.at(-1)?.endsAt.getTime()).toBe(endMs);
    expect(Math.max(...reports.map(({ at }) => at.getTime()))).toBeLessThan(endMs);
    expect(Math.abs(clicks.length - 12_000)).toBeLessThan(600);
  });

  test('has ids that say what their click says', () => {
    for (const click of clicks.slice(0, 200)) {
      const reading = readClickId(click.clickId, [key]);
      expect(reading).toMatchObject({
        ok: true,
        claims: { atMs: Date.parse(click.at), bot: click.bot, device: click.device },
      });
    }
  });

  test('has a rhythm, a power law and some machines', () => {
    const at = (hour: number) => clicks.filter((click) => new Date(click.at).getUTCHours() === hour).length;
    expect(at(19)).toBeGreaterThan(5 * at(2));
    const of = (rank: number) => clicks.filter(({ linkCode }) => linkCode === cast[rank]?.key).length;
    expect(of(0)).toBeGreaterThan(5 * of(12));
    const machines = clicks.filter(({ bot }) => bot).length / clicks.length;
    expect(machines).toBeGreaterThan(0.05);
    expect(machines).toBeLessThan(0.07);
  });

  test('has orders of every kind: by click, by code alone, by nobody, and too late', () => {
    const kinds = orders.map(({ input }) => `${input.clickId ? 'click' : ''}${input.couponCode ? 'code' : ''}`);
    expect(new Set(kinds)).toEqual(new Set(['click', 'clickcode', 'code', '']));
    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(orders.length);
    for (const { input } of orders) expect(Number(input.amount?.amount)).toBeGreaterThan(Number(input.tax?.amount));
  });

  test('has refunds: whole, in part, and some before their order is known', () => {
    const known = new Map(orders.map(({ orderId, at }) => [orderId, at]));
    const early = refunds.filter(({ orderId, at }) => at < (known.get(orderId) ?? new Date(0)));
    expect(early.length).toBeGreaterThan(0);
    expect(early.length).toBeLessThan(refunds.length / 2);
    expect(refunds.some(({ input }) => input.amount === undefined)).toBe(true);
    expect(refunds.some(({ input }) => input.amount !== undefined)).toBe(true);
  });
});
