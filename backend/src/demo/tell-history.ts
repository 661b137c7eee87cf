import type { Bus } from '../messaging/jetstream.js';
import { parseTypeId } from '../kernel/type-id.js';
import { findProgram } from '../modules/programs/public.js';
import { clickIdKey, findLinkById, LinkTable } from '../modules/tracking/public.js';
import type { LinkTarget } from '../modules/tracking/public.js';
import type { Settings } from '../platform/config.js';
import type { Database } from '../platform/database.js';
import { cast } from './cast.js';
import type { ProgramKey } from './cast.js';
import { Plot } from './plot.js';
import type { DayOfHistory } from './plot.js';
import { HistoricTracker } from './publish-clicks.js';
import { approveDue, reportOrders } from './report-orders.js';
import { hourlyShares } from './rhythm.js';
import type { HistoryProgress, HistorySize } from './seeded-file.js';
import type { DemoLink } from './seed-links.js';
import type { DemoMerchant } from './seed-programs.js';
import type { Seeding } from './seeding.js';
import type { ProgramTraffic, Publisher } from './visits.js';

export interface HistoryParts {
  readonly seeding: Seeding;
  readonly bus: Bus;
  readonly db: Database;
  readonly config: Pick<Settings, 'CLICK_ID_KEYS'>;
  readonly merchant: DemoMerchant;
  readonly links: readonly DemoLink[];
}

/** How long the demo's past is, in days. */
export const historyDays = 90;
const dayMs = 86_400_000;

const visits: Readonly<Record<HistorySize, Readonly<Record<ProgramKey, number>>>> = {
  full: { EUR: 218_000, USD: 104_000 },
  small: { EUR: 700, USD: 300 },
};
const eagerness: Readonly<Record<HistorySize, number>> = { full: 1, small: 8 };
const timeZones: Readonly<Record<ProgramKey, string>> = { EUR: 'Europe/Berlin', USD: 'America/New_York' };
/** The next affiliate has this power of its rank's part of the traffic. */
const rankExponent = 0.85;

/**
 * Tells the demo's past through the product's own code: first all clicks on the stream, then day by day orders, refunds and
 * approvals by their commands. `before` says how far an earlier run came; what it told is not told again, and what it may
 * have told in part (the clicks, or one day) is recognised by its numbers.
 */
export async function tellHistory(
  parts: HistoryParts,
  before: HistoryProgress,
  onDay: (progress: HistoryProgress) => void,
): Promise<HistoryProgress> {
  const { seeding, bus, config, merchant } = parts;
  const signing = config.CLICK_ID_KEYS[0];
  if (signing === undefined) throw new Error('CLICK_ID_KEYS is empty');
  const { EUR, USD } = merchant.programs;
  const span = { startsAt: new Date(before.startsAt), days: before.days };
  const plot = new Plot({
    span,
    traffic: await trafficOf(parts, before),
    programIds: { EUR: EUR.id, USD: USD.id },
    key: clickIdKey(signing.id, signing.secret),
    eagerness: eagerness[before.size],
  });
  const tracker = new HistoricTracker(bus, parseTypeId(EUR.id).uuid);
  const days: { endsAt: Date; reports: DayOfHistory['reports'] }[] = [];
  let clicks = 0;
  for (let day = plot.next(); day !== undefined; day = plot.next()) {
    clicks += day.clicks.length;
    days.push({ endsAt: day.endsAt, reports: day.reports });
    // In one go, because ClickHouse takes a few large batches far more cheaply than many small ones.
    if (before.doneDays === 0) await tracker.publish(day.clicks);
  }
  const orders = days.flatMap(({ reports }) => reports).filter(({ kind }) => kind === 'order').length;
  for (const [index, { endsAt, reports }] of days.entries()) {
    if (index < before.doneDays) continue;
    await reportOrders(seeding, merchant.id, reports);
    await approveDue(seeding, endsAt);
    onDay({ ...before, clicks, orders, doneDays: index + 1 });
  }
  return { ...before, clicks, orders, doneDays: days.length };
}

/** A history that nothing is told of yet. It begins with the program, and is shorter where the program is younger. */
export function untoldHistory(size: HistorySize, openedAt: Date, now: Date): HistoryProgress {
  const days = Math.min(historyDays, Math.floor((now.getTime() - openedAt.getTime()) / dayMs));
  return { size, startsAt: openedAt.toISOString(), days, doneDays: 0, clicks: 0, orders: 0, inReports: false };
}

async function trafficOf(parts: HistoryParts, { size, startsAt, days }: HistoryProgress): Promise<ProgramTraffic[]> {
  const targets = await linkTargets(parts);
  return Object.values(parts.merchant.programs).map(({ currency: key }) => {
    const publishers = cast.flatMap((member, rank): Publisher[] => {
      if (!member.programs.includes(key)) return [];
      const own = parts.links.filter((link) => link.member === member && link.program === key);
      const found = own.map(({ id }) => targets.get(id)).filter((target) => target !== undefined);
      return [{ member, weight: (rank + 1) ** -rankExponent, targets: found }];
    });
    const shares = hourlyShares({ startsAt: new Date(startsAt), days }, timeZones[key]);
    return { key, visits: Math.round((visits[size][key] * days) / historyDays), shares, publishers };
  });
}

/** The links as a tracker has them in memory, by their ids. */
async function linkTargets({ db, merchant, links }: HistoryParts): Promise<Map<string, LinkTarget>> {
  const table = new LinkTable();
  for (const { id } of Object.values(merchant.programs)) {
    const program = await findProgram(db, id);
    if (program) table.applyProgram({ ...program, provenDomains: [...program.allowedDomains], active: true }, 1);
  }
  const targets = new Map<string, LinkTarget>();
  for (const { id, code } of links) {
    const facts = await findLinkById(db, id);
    if (facts) table.applyLink({ ...facts, stopsAt: null }, 1);
    const target = table.lookup(code);
    if (target) targets.set(id, target);
  }
  return targets;
}
