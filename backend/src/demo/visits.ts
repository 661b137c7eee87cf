import type { LinkTarget, VisitorSignals } from '../modules/tracking/public.js';
import { groupBlogs } from './cast.js';
import type { CastMember, ProgramKey } from './cast.js';
import type { SeededRandom } from './seeded-random.js';
import { browsers, countries, machines, placements } from './visitors.js';

/** An affiliate's links in one program, with its part of the program's traffic. */
export interface Publisher {
  readonly member: CastMember;
  readonly weight: number;
  /** The first one is the busiest. */
  readonly targets: readonly LinkTarget[];
}

/** The traffic of one program over the whole history. */
export interface ProgramTraffic {
  readonly key: ProgramKey;
  readonly visits: number;
  /** Share of the visits in each hour of the history. */
  readonly shares: readonly number[];
  readonly publishers: readonly Publisher[];
}

/** Somebody, or something, that follows a link. */
export interface Visit {
  readonly atMs: number;
  readonly program: ProgramKey;
  readonly member: CastMember;
  readonly target: LinkTarget;
  readonly signals: VisitorSignals;
  readonly machine: boolean;
  readonly sub1?: string;
}

const hourMs = 3_600_000;
const machineShare = 0.06;

/** The visits of one program on one day of the history, in no particular order. */
export function visitsOfDay(traffic: ProgramTraffic, day: number, dayStartMs: number, random: SeededRandom): Visit[] {
  const weather = 0.9 + 0.2 * random.next();
  const visits: Visit[] = [];
  for (let hour = 0; hour < 24; hour += 1) {
    const expected = traffic.visits * (traffic.shares[day * 24 + hour] ?? 0) * weather;
    const count = Math.floor(expected + random.next());
    for (let n = 0; n < count; n += 1) {
      visits.push(visitOf(traffic, dayStartMs + Math.floor((hour + random.next()) * hourMs), random));
    }
  }
  return visits;
}

function visitOf({ key, publishers }: ProgramTraffic, atMs: number, random: SeededRandom): Visit {
  const { member, targets } = random.weighted(publishers);
  const machine = random.chance(machineShare);
  const target = random.chance(0.6) ? targets[0] : random.oneOf(targets);
  if (target === undefined) throw new RangeError('a publisher has a link');
  const sub1 = subIdOf(member, random);
  const { userAgent } = machine ? random.weighted(machines) : random.weighted(browsers);
  const signals: VisitorSignals = {
    method: 'GET',
    userAgent,
    purpose: undefined,
    mobileHint: undefined,
    referrer: machine || random.chance(0.12) ? undefined : `https://${member.host}/`,
    country: random.weighted(countries[key]).code,
  };
  return { atMs, program: key, member, target, signals, machine, ...(sub1 !== undefined && { sub1 }) };
}

function subIdOf({ kind }: CastMember, random: SeededRandom): string | undefined {
  if (kind === 'bloggers') return random.oneOf(groupBlogs);
  return random.chance(0.35) ? random.oneOf(placements) : undefined;
}
