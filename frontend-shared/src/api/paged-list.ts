import { DestroyRef, Injector, effect, inject, signal, untracked } from '@angular/core';
import type { Signal } from '@angular/core';
import { Api } from './api';
import type { Operation } from './operation';

/** One page of a list, as every list of the API answers. */
export interface Page<Row> {
  readonly data: readonly Row[];
  readonly nextCursor: string | null;
}

/** The rows of a list read so far, and the way to the next ones. */
export interface PagedList<Row> {
  readonly rows: Signal<readonly Row[]>;
  /** The first page is on its way; rows of an earlier question may still be there. */
  readonly isLoading: Signal<boolean>;
  readonly isLoadingMore: Signal<boolean>;
  /** What went wrong last; undefined once it went well. */
  readonly error: Signal<unknown>;
  readonly hasMore: Signal<boolean>;
  /** Reads the next page. Nothing happens when there is none or it is on its way. */
  more(): void;
  /** Reads again from the first page. */
  reload(): void;
  /** Every row there is, read page by page beside the list; at most 50,000. @throws HttpErrorResponse */
  readonly all: () => Promise<readonly Row[]>;
  /** Changes rows in place, after a write that the list need not be read again for. */
  change(edit: (rows: readonly Row[]) => readonly Row[]): void;
}

/**
 * A list with cursors. Asked again from the start whenever a signal that `params` reads changes; not asked while it
 * gives undefined. Only the answer to the latest question counts.
 */
export function pagedList<Params, Row>(
  operation: Operation<Params, Page<Row>> | (() => Operation<Params, Page<Row>>),
  params: () => NoInfer<Params> | undefined,
): PagedList<Row> {
  const list = new Pages(inject(Api), typeof operation === 'function' ? operation : () => operation, params);
  effect(() => list.ask(params()), { injector: inject(Injector) });
  inject(DestroyRef).onDestroy(() => list.stop());
  return list;
}

/** More rows than a spreadsheet is any use for; what needs more asks the API or the analysts' views. */
const mostRows = 50_000;

class Pages<Params, Row> implements PagedList<Row> {
  readonly rows = signal<readonly Row[]>([]);
  readonly isLoading = signal(false);
  readonly isLoadingMore = signal(false);
  readonly error = signal<unknown>(undefined);
  readonly hasMore = signal(false);
  private cursor: string | null = null;
  private running = new AbortController();

  constructor(
    private readonly api: Api,
    private readonly operation: () => Operation<Params, Page<Row>>,
    private readonly params: () => Params | undefined,
  ) {}

  ask(asked: Params | undefined): void {
    this.stop();
    if (asked !== undefined) void this.read(asked, this.isLoading, () => []);
  }

  more(): void {
    const asked = untracked(this.params);
    if (asked === undefined || !this.hasMore() || this.isLoading() || this.isLoadingMore()) return;
    void this.read({ ...asked, cursor: this.cursor }, this.isLoadingMore, this.rows);
  }

  reload(): void {
    this.ask(untracked(this.params));
  }

  change(edit: (rows: readonly Row[]) => readonly Row[]): void {
    this.rows.update(edit);
  }

  readonly all = async (): Promise<readonly Row[]> => {
    const asked = untracked(this.params);
    const rows: Row[] = [];
    let cursor: string | null | undefined;
    while (asked !== undefined && cursor !== null && rows.length < mostRows) {
      const page: Page<Row> = await this.api.call(this.operation(), { ...asked, limit: 200, cursor });
      rows.push(...page.data);
      cursor = page.nextCursor;
    }
    return rows;
  };

  stop(): void {
    this.running.abort();
    this.running = new AbortController();
    this.isLoading.set(false);
    this.isLoadingMore.set(false);
  }

  private async read(asked: Params, busy: { set(value: boolean): void }, before: () => readonly Row[]): Promise<void> {
    const { signal: aborted } = this.running;
    busy.set(true);
    try {
      const page = await this.api.callUntil(this.operation(), asked, aborted);
      if (aborted.aborted) return;
      this.rows.set([...before(), ...page.data]);
      this.cursor = page.nextCursor;
      this.hasMore.set(page.nextCursor !== null);
      this.error.set(undefined);
    } catch (error) {
      if (aborted.aborted) return;
      this.error.set(error);
    }
    busy.set(false);
  }
}
