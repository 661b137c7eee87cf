import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Runs a function as if in the asynchronous flow in which an item arrived: its request's ids, its clock. */
export type InOwnFlow = <R>(work: () => R) => R;

/** An item of a group, with the flow that it came from. */
export interface Gathered<I> {
  readonly item: I;
  readonly inOwnFlow: InOwnFlow;
}

export interface GatheringOptions<I, O> {
  readonly maxItems: number;
  /** Groups under way at a time. */
  readonly atOnce: number;
  /** Items that share a name are never in one group; the later one waits for the next. */
  readonly namesOf: (item: I) => readonly string[];
  /** Works on a group and gives each item's result or error, in order. What it throws is every item's error. */
  readonly work: (group: readonly Gathered<I>[]) => Promise<readonly (O | Error)[]>;
}

interface Waiting<I, O> extends Gathered<I> {
  readonly resolve: (result: O) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers items while earlier ones are being worked on, without any timer: groups are as small as the load allows and as
 * large as it demands. One that comes alone is worked on at once. Groups that run beside each other are kept alike in size,
 * because a small one costs almost what a large one does: the next begins when as many wait as are under way, or when
 * nothing is.
 */
export class Gathering<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private groups = 0;
  private itemsUnderWay = 0;
  private looking = false;

  constructor(private readonly options: GatheringOptions<I, O>) {}

  add(item: I): Promise<O> {
    const inOwnFlow = AsyncLocalStorage.snapshot() as InOwnFlow;
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, inOwnFlow, resolve, reject });
      void this.look();
    });
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    // One turn of the event loop takes in everything that has already arrived on other connections.
    await nextTurn();
    this.looking = false;
    this.beginGroups();
  }

  private beginGroups(): void {
    const { atOnce, maxItems } = this.options;
    while (this.groups < atOnce && this.waiting.length > 0 && this.waiting.length >= this.itemsUnderWay) {
      const share = Math.ceil((this.waiting.length + this.itemsUnderWay) / atOnce);
      void this.run(this.take(Math.min(share, maxItems)));
    }
  }

  private async run(group: readonly Waiting<I, O>[]): Promise<void> {
    this.groups += 1;
    this.itemsUnderWay += group.length;
    await this.settle(group);
    this.groups -= 1;
    this.itemsUnderWay -= group.length;
    await this.look();
  }

  private take(atMost: number): Waiting<I, O>[] {
    const taken = new Set<string>();
    const group: Waiting<I, O>[] = [];
    const left: Waiting<I, O>[] = [];
    for (const waiting of this.waiting) {
      const names = this.options.namesOf(waiting.item);
      if (group.length === atMost || names.some((name) => taken.has(name))) left.push(waiting);
      else group.push(waiting);
      // Also those of an item left behind: nothing may overtake it.
      for (const name of names) taken.add(name);
    }
    this.waiting = left;
    return group;
  }

  private async settle(group: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const results = await this.options.work(group);
      for (const [i, { resolve, reject }] of group.entries()) {
        const result = results[i];
        if (result instanceof Error) reject(result);
        else resolve(result as O);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
