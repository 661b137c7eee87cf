import { groupBlogs } from '../../../backend/src/demo/cast.ts';
import { browsers, machines, placements } from '../../../backend/src/demo/visitors.ts';
import type { LiveLink } from './live-links.ts';

/** A person who has arrived at the shop. */
export interface LiveVisit {
  readonly clickId: string;
  readonly currency: string;
}

const TICK_MS = 50;
const MOST_IN_FLIGHT = 200;
const LIMIT_MS = 10_000;
const MACHINE_SHARE = 0.06;

function pick<T extends { readonly weight: number }>(list: readonly T[]): T {
  let left = Math.random() * list.reduce((sum, { weight }) => sum + weight, 0);
  const chosen = list.find(({ weight }) => (left -= weight) < 0) ?? list.at(-1);
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
}

/** Browsers and some machines that follow links at a steady rate. */
export class LiveVisitors {
  failed = 0;
  readonly #links: readonly LiveLink[];
  readonly #perTick: number;
  readonly #arrived: (visit: LiveVisit) => void;
  readonly #inFlight = new Set<Promise<void>>();
  #redirected = 0;
  #due = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(links: readonly LiveLink[], perSecond: number, arrived: (visit: LiveVisit) => void) {
    this.#links = links;
    this.#perTick = (perSecond * TICK_MS) / 1000;
    this.#arrived = arrived;
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Sends nobody more and waits for those under way; every request has a time limit. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#inFlight);
  }

  /** So far, for the line of each second. */
  tally(): string {
    return `clicks ${String(this.#redirected).padStart(7)}${this.failed === 0 ? '' : ` (${this.failed} failed)`}`;
  }

  #tick(): void {
    this.#due += this.#perTick;
    for (; this.#due >= 1; this.#due -= 1) {
      // Visitors do not queue for a tracker that is away: they are gone.
      if (this.#inFlight.size >= MOST_IN_FLIGHT) continue;
      const visit = this.#visit().finally(() => this.#inFlight.delete(visit));
      this.#inFlight.add(visit);
    }
  }

  async #visit(): Promise<void> {
    const machine = Math.random() < MACHINE_SHARE;
    const { userAgent } = pick(machine ? machines : browsers);
    const { url, currency } = pick(this.#links);
    const names = Math.random() < 0.2 ? groupBlogs : placements;
    const sub1 = names[Math.floor(Math.random() * names.length)] ?? '';
    try {
      const response = await fetch(`${url}?sub1=${sub1}`, {
        redirect: 'manual',
        headers: { 'user-agent': userAgent },
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      await response.arrayBuffer();
      const location = response.headers.get('location');
      const clickId = location === null ? null : new URL(location).searchParams.get('click_id');
      if (response.status !== 302 || clickId === null) throw new Error(`status ${response.status}`);
      this.#redirected += 1;
      if (!machine) this.#arrived({ clickId, currency });
    } catch {
      this.failed += 1;
    }
  }
}
