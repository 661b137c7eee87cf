import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError } from '../kernel/domain-error.js';
import { LinkedList } from './linked-list.js';
import { NameChains } from './name-chains.js';
import { WaitingItem } from './waiting-item.js';
import type { Queued } from './waiting-item.js';

export type { InOwnFlow, Queued } from './waiting-item.js';

/** Why an item was refused: too many waited, it waited too long, or nobody waits for its answer any more. */
export type QueueRefusal = 'full' | 'late' | 'abandoned';

export interface BatchQueueOptions<I, O> {
  readonly maxItems: number;
  /** Groups under way at a time. */
  readonly atOnce: number;
  /** While so many wait, whatever comes is refused. */
  readonly maxWaiting: number;
  /** What has not begun by then is refused, in milliseconds. What has begun gets its own result, however late. */
  readonly deadlineMs: number;
  /** Items that share a name are worked on one after the other, in the order in which they came. */
  readonly namesOf: (item: I) => readonly string[];
  /** Works on a group and gives each item's result or error, in order. What it throws has undone all of them. */
  readonly work: (group: readonly Queued<I>[]) => Promise<readonly (O | Error)[]>;
  /** Whether each item of a group that failed so is tried again by itself, because one of them may be to blame. */
  readonly retryEach: (error: unknown) => boolean;
  readonly onRefusal?: (reason: QueueRefusal) => void;
}

/**
 * Gathers items while earlier ones are being worked on, without a timer: groups are as small as the load allows and as
 * large as it demands. One that comes alone is worked on at once. Groups that run beside each other are kept alike in size,
 * because a small one costs almost what a large one does: the next begins when as many are ready as are under way, or when
 * nothing is. What waits is bounded in number and in time, and taking an item costs the same however many wait.
 */
export class BatchQueue<I, O> {
  private readonly waiting = new LinkedList<WaitingItem<I, O>>();
  private readonly ready = new LinkedList<WaitingItem<I, O>>();
  private readonly chains = new NameChains<WaitingItem<I, O>>();
  private groups = 0;
  private itemsUnderWay = 0;
  private looking = false;

  constructor(private readonly options: BatchQueueOptions<I, O>) {}

  /** How many items have not begun. */
  get length(): number {
    return this.waiting.length;
  }

  /** For how long the oldest of them has waited, in milliseconds. */
  get oldestMs(): number {
    const { first } = this.waiting;
    return first === undefined ? 0 : performance.now() - first.since;
  }

  /**
   * @param signal aborted when nobody waits for the answer any more. While more wait than a group takes, the item is dropped
   *   then; else it is worked on all the same, because some senders never wait for an answer
   * @throws DomainError `overloaded`, and whatever the work makes of the item
   */
  add(item: I, signal?: AbortSignal): Promise<O> {
    const { deadlineMs, maxWaiting, namesOf } = this.options;
    if (this.length >= maxWaiting) return Promise.reject(this.refusal('full'));
    if (signal?.aborted === true && this.hasBacklog()) return Promise.reject(this.refusal('abandoned'));
    const names = namesOf(item);
    const added = new WaitingItem<I, O>(item);
    added.waiting = this.waiting.push(added);
    added.chained = this.chains.join(added, names);
    if (added.chained.behind === 0) added.ready = this.ready.push(added);
    const onDeadline = () => this.refuse(added, 'late');
    const onAbort = () => {
      if (this.hasBacklog()) this.refuse(added, 'abandoned');
    };
    added.watch({ deadlineMs, onDeadline, signal, onAbort });
    void this.look();
    return added.outcome.promise;
  }

  private hasBacklog(): boolean {
    return this.length > this.options.maxItems;
  }

  private refuse(item: WaitingItem<I, O>, reason: QueueRefusal): void {
    this.leaveLists(item);
    this.leaveChains(item);
    item.settle(this.refusal(reason));
    void this.look();
  }

  private refusal(reason: QueueRefusal): DomainError {
    this.options.onRefusal?.(reason);
    const message = 'Too many requests are waiting right now. Send the request again with the same Idempotency-Key.';
    return new DomainError('unavailable', 'overloaded', message);
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
    while (this.groups < atOnce && this.ready.length > 0 && this.ready.length >= this.itemsUnderWay) {
      const share = Math.ceil((this.ready.length + this.itemsUnderWay) / atOnce);
      void this.run(this.take(Math.min(share, maxItems)));
    }
  }

  private take(atMost: number): WaitingItem<I, O>[] {
    const group: WaitingItem<I, O>[] = [];
    for (let item = this.ready.first; item && group.length < atMost; item = this.ready.first) {
      this.leaveLists(item);
      group.push(item);
    }
    return group;
  }

  private async run(group: readonly WaitingItem<I, O>[]): Promise<void> {
    this.groups += 1;
    this.itemsUnderWay += group.length;
    await this.settle(group);
    this.groups -= 1;
    this.itemsUnderWay -= group.length;
    for (const item of group) this.leaveChains(item);
    await this.look();
  }

  private async settle(group: readonly WaitingItem<I, O>[]): Promise<void> {
    try {
      const results = await this.options.work(group);
      for (const [i, item] of group.entries()) item.settle(results[i]);
    } catch (error) {
      if (group.length > 1 && this.options.retryEach(error)) await this.settleOneByOne(group);
      else for (const item of group) item.settle(asError(error));
    }
  }

  /** For as long as an item may wait; the rest is refused then, because nothing of it has been kept. */
  private async settleOneByOne(group: readonly WaitingItem<I, O>[]): Promise<void> {
    const { deadlineMs, retryEach, work } = this.options;
    const until = performance.now() + deadlineMs;
    let everybodys: unknown;
    for (const item of group) {
      if (everybodys !== undefined) item.settle(asError(everybodys));
      else if (performance.now() >= until) item.settle(this.refusal('late'));
      else {
        try {
          const [result] = await work([item]);
          item.settle(result);
        } catch (error) {
          item.settle(asError(error));
          if (!retryEach(error)) everybodys = error;
        }
      }
    }
  }

  private leaveLists(item: WaitingItem<I, O>): void {
    item.endWatch();
    if (item.waiting) this.waiting.remove(item.waiting);
    if (item.ready) this.ready.remove(item.ready);
    item.waiting = item.ready = undefined;
  }

  private leaveChains({ chained }: WaitingItem<I, O>): void {
    for (const freed of chained ? this.chains.leave(chained) : []) freed.ready = this.ready.push(freed);
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
