import type { Taken } from './sliding-window.js';

/** How long fetched requests may be spent, in milliseconds. */
const lifeMs = 10_000;
const rememberAtMost = 10_000;

interface Budget {
  left: number;
  readonly taken: Taken;
  readonly fetchedAt: number;
}

/**
 * Requests that this process fetched from Redis in one go and gives out by itself. They count as used from the moment they are
 * fetched. So a caller may exceed its quota in a window by one chunk per process at most (fetched in the window before), and
 * may be refused earlier by what its processes hold unspent: the same bound.
 */
export class LocalBudget {
  private readonly budgets = new Map<string, Budget>();
  private readonly fetching = new Map<string, Promise<Budget>>();

  /**
   * @param now milliseconds; asked each time, because a request that waited for a chunk is older than what it waited for
   * @param fetch takes a chunk from Redis
   * @returns the state after this request
   */
  async spend(caller: string, now: () => number, fetch: () => Promise<Taken>): Promise<Taken> {
    const budget = this.spendable(caller, now()) ?? (await this.refill(caller, now(), fetch));
    if (budget.left === 0) {
      // Others waited for the same chunk and took the last of it; a refused chunk is not asked for again by each of them.
      if (budget.taken.granted > 0) return this.spend(caller, now, fetch);
      return budget.taken;
    }
    budget.left -= 1;
    const passed = now() - budget.fetchedAt;
    const standings = budget.taken.standings.map((one) => ({
      ...one,
      remaining: one.remaining + budget.left,
      resetMs: Math.max(0, one.resetMs - passed),
    }));
    return { granted: 1, standings };
  }

  private spendable(caller: string, now: number): Budget | undefined {
    const budget = this.budgets.get(caller);
    const age = now - (budget?.fetchedAt ?? 0);
    return budget !== undefined && budget.left > 0 && age >= 0 && age < lifeMs ? budget : undefined;
  }

  private refill(caller: string, now: number, fetch: () => Promise<Taken>): Promise<Budget> {
    const begun = this.fetching.get(caller);
    if (begun !== undefined) return begun;
    const fetched = fetch()
      .then((taken) => {
        const budget = { left: taken.granted, taken, fetchedAt: now };
        this.keep(caller, budget);
        return budget;
      })
      .finally(() => this.fetching.delete(caller));
    this.fetching.set(caller, fetched);
    return fetched;
  }

  private keep(caller: string, budget: Budget): void {
    this.budgets.delete(caller);
    const oldest = this.budgets.keys().next();
    if (this.budgets.size >= rememberAtMost && oldest.done !== true) this.budgets.delete(oldest.value);
    this.budgets.set(caller, budget);
  }
}
