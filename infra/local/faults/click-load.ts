import { followLink } from '../black-box/requests.ts';
import type { Told } from './told.ts';

const TICK_MS = 20;
const MOST_IN_FLIGHT = 200;
const REMEMBERED = 5_000;

/** Visitors who follow the demo link at a steady rate. A click is never sent again: only a 302 is a promise. */
export class ClickLoad {
  /** Latest click ids, for the sales that follow. */
  readonly recent: string[] = [];
  readonly #url: string;
  readonly #told: Told;
  readonly #perTick: number;
  readonly #inFlight = new Set<Promise<void>>();
  #due = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string, told: Told, perSecond: number) {
    this.#url = url;
    this.#told = told;
    this.#perTick = (perSecond * TICK_MS) / 1000;
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Sends nothing more and waits for what is under way; every request has a time limit. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#inFlight);
  }

  #tick(): void {
    this.#due += this.#perTick;
    for (; this.#due >= 1; this.#due -= 1) {
      // While the tracker waits for its log, more visitors would only measure this process.
      if (this.#inFlight.size >= MOST_IN_FLIGHT) continue;
      const visit = this.#visit().finally(() => this.#inFlight.delete(visit));
      this.#inFlight.add(visit);
    }
  }

  async #visit(): Promise<void> {
    const { clickId } = await followLink(this.#url).catch(() => ({ clickId: null }));
    if (clickId === null) {
      this.#told.clicksRefused += 1;
      return;
    }
    this.#told.clicks.add(clickId);
    this.recent.push(clickId);
    if (this.recent.length > REMEMBERED) this.recent.shift();
  }
}
