import { DestroyRef, Injector, effect, inject, signal, untracked } from '@angular/core';
import type { Signal, WritableSignal } from '@angular/core';
import { ServerClock } from '../time/server-clock';
import { Api } from './api';
import { KeptLists } from './kept-lists';
import type { Keepable, KeptList } from './kept-lists';
import type { Operation } from './operation';
import { retryWhenOnline } from './retry-when-online';

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
  /** Id of the row that somebody is at; whoever comes back to the list by the browser's history is there again. */
  readonly place: WritableSignal<string | undefined>;
  /** When the first page was read, milliseconds of the server's clock. */
  readonly asOf: Signal<number>;
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
  const kept = inject(KeptLists);
  const from = { api: inject(Api), clock: inject(ServerClock), kept };
  const list = new Pages(from, typeof operation === 'function' ? operation : () => operation, params);
  effect(() => list.ask(params()), { injector: inject(Injector) });
  const forget = kept.watch(list);
  inject(DestroyRef).onDestroy(() => {
    forget();
    list.stop();
  });
  retryWhenOnline(list.error, () => list.reload());
  return list;
}

/** More rows than a spreadsheet is any use for; what needs more asks the API or the analysts' views. */
const mostRows = 50_000;

const largestPage = 200;

interface Sources {
  readonly api: Api;
  readonly clock: ServerClock;
  readonly kept: KeptLists;
}

class Pages<Params, Row> implements PagedList<Row>, Keepable {
  readonly rows = signal<readonly Row[]>([]);
  readonly isLoading = signal(false);
  readonly isLoadingMore = signal(false);
  readonly error = signal<unknown>(undefined);
  readonly hasMore = signal(false);
  readonly place = signal<string | undefined>(undefined);
  readonly asOf = signal(0);
  private answered: Params | undefined;
  private cursor: string | null = null;
  private running = new AbortController();

  constructor(
    private readonly from: Sources,
    private readonly operation: () => Operation<Params, Page<Row>>,
    private readonly params: () => Params | undefined,
  ) {}

  ask(asked: Params | undefined): void {
    this.stop();
    if (asked === undefined) return;
    const left = this.from.kept.take(this.keyOf(asked));
    if (left === undefined) this.readFirst(asked);
    else this.restore(asked, left);
  }

  more(): void {
    const asked = untracked(this.params);
    if (asked === undefined || !this.hasMore() || this.isLoading() || this.isLoadingMore()) return;
    void this.read({ ...asked, cursor: this.cursor }, this.isLoadingMore, this.rows);
  }

  reload(): void {
    const asked = untracked(this.params);
    this.stop();
    if (asked !== undefined) this.readFirst(asked);
  }

  get key(): string | undefined {
    return this.answered === undefined ? undefined : this.keyOf(this.answered);
  }

  readonly left = (): KeptList => ({
    ...{ rows: this.rows(), cursor: this.cursor, place: this.place(), asOf: this.asOf() },
  });

  change(edit: (rows: readonly Row[]) => readonly Row[]): void {
    this.rows.update(edit);
  }

  readonly all = async (): Promise<readonly Row[]> => {
    const asked = untracked(this.params);
    const rows: Row[] = [];
    let cursor: string | null | undefined;
    while (asked !== undefined && cursor !== null && rows.length < mostRows) {
      const page: Page<Row> = await this.from.api.call(this.operation(), {
        ...asked,
        limit: largestPage,
        cursor,
      });
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

  private keyOf(asked: Params): string {
    return `${this.operation().path} ${JSON.stringify({ ...asked, cursor: undefined })}`;
  }

  private readFirst(asked: Params): void {
    this.place.set(undefined);
    this.asOf.set(this.from.clock.exact());
    void this.read(asked, this.isLoading, () => []);
  }

  private restore(asked: Params, { rows, cursor, place, asOf }: KeptList): void {
    this.rows.set(rows as readonly Row[]);
    this.answered = asked;
    this.cursor = cursor;
    this.hasMore.set(cursor !== null);
    this.error.set(undefined);
    this.place.set(place);
    this.asOf.set(asOf);
    void this.renew(asked, rows.length);
  }

  /** Rows that were restored may have changed since: they are read again, and stay where they are. */
  private async renew(asked: Params, count: number): Promise<void> {
    const { signal: aborted } = this.running;
    const fresh = new Map<unknown, Row>();
    let cursor: string | null | undefined;
    let read = 0;
    try {
      while (cursor !== null && read < count) {
        const question = { ...asked, limit: Math.min(largestPage, count - read), cursor };
        const page: Page<Row> = await this.from.api.callUntil(this.operation(), question, aborted);
        for (const row of page.data) fresh.set(idOf(row), row);
        read += page.data.length;
        cursor = page.data.length === 0 ? null : page.nextCursor;
      }
      if (!aborted.aborted) this.rows.update((rows) => rows.map((row) => fresh.get(idOf(row)) ?? row));
    } catch (error) {
      if (!aborted.aborted) this.error.set(error);
    }
  }

  private async read(asked: Params, busy: { set(value: boolean): void }, before: () => readonly Row[]): Promise<void> {
    const { signal: aborted } = this.running;
    busy.set(true);
    try {
      const page = await this.from.api.callUntil(this.operation(), asked, aborted);
      if (aborted.aborted) return;
      this.rows.set([...before(), ...page.data]);
      this.answered = asked;
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

/** Rows of the API have ids; one without stands for itself. */
function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'id' in row ? row.id : row;
}
