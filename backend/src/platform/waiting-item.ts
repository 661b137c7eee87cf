import { AsyncLocalStorage } from 'node:async_hooks';
import type { ListNode } from './linked-list.js';
import type { ChainPlace } from './name-chains.js';

/** Runs a function as if in the asynchronous flow in which an item arrived: its request's ids, its clock. */
export type InOwnFlow = <R>(work: () => R) => R;

/** An item of a group, with the flow that it came from. */
export interface Queued<I> {
  readonly item: I;
  readonly inOwnFlow: InOwnFlow;
}

/** What ends an item's wait before it begins. */
interface Watch {
  readonly deadlineMs: number;
  readonly onDeadline: () => void;
  readonly signal: AbortSignal | undefined;
  readonly onAbort: () => void;
}

/** An item of a `BatchQueue`, its places in the queue's lists, and whoever waits for its result. */
export class WaitingItem<I, O> implements Queued<I> {
  readonly inOwnFlow = AsyncLocalStorage.snapshot() as InOwnFlow;
  readonly since = performance.now();
  readonly outcome = Promise.withResolvers<O>();
  /** Among all that wait. */
  waiting: ListNode<WaitingItem<I, O>> | undefined;
  /** Among those that may begin. */
  ready: ListNode<WaitingItem<I, O>> | undefined;
  chained: ChainPlace<WaitingItem<I, O>> | undefined;
  private unwatch: () => void = () => undefined;

  constructor(readonly item: I) {}

  watch({ deadlineMs, onDeadline, signal, onAbort }: Watch): void {
    const timer = setTimeout(onDeadline, deadlineMs);
    signal?.addEventListener('abort', onAbort);
    this.unwatch = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
  }

  endWatch(): void {
    this.unwatch();
  }

  settle(result: O | Error | undefined): void {
    if (result instanceof Error) this.outcome.reject(result);
    else this.outcome.resolve(result as O);
  }
}
