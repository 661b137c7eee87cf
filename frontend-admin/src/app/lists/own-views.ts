import { Injectable, Injector, computed, inject, runInInjectionContext } from '@angular/core';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import { viewsChange, viewsCreate, viewsDelete, viewsList } from '@tributary/frontend-shared/api/generated/operations';
import type { SavedView, ViewedList } from '@tributary/frontend-shared/api/generated/schema';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { Session } from '@tributary/frontend-shared/session/session';

type Values = Readonly<Record<string, string | undefined>>;

/** A set of filters that somebody saved, and its filters by their names in the address. */
export interface OwnView extends SavedView {
  readonly values: Values;
}

/** What of a view may change. */
type Change = Partial<Pick<SavedView, 'name' | 'shared' | 'isDefault'>>;

/** Saved views of lists, kept so that a list that is opened again has its views at once. */
@Injectable({ providedIn: 'root' })
export class OwnViews {
  private readonly injector = inject(Injector);
  private readonly lists = new Map<ViewedList, ViewsOfList>();

  of(list: ViewedList): ViewsOfList {
    const views = this.lists.get(list) ?? runInInjectionContext(this.injector, () => new ViewsOfList(list));
    this.lists.set(list, views);
    return views;
  }
}

/** The saved views of one list: one's own, and those that colleagues share. */
export class ViewsOfList {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly page = apiResource(viewsList, () =>
    this.session.may('views:use') ? { list: this.list } : undefined,
  );
  /** What is being changed, and why it was refused. */
  readonly submission = new Submission();

  readonly may = computed(() => this.session.may('views:use'));
  readonly views = computed<readonly OwnView[]>(() =>
    (this.page.hasValue() ? this.page.value().data : []).map((view) => ({ ...view, values: valuesOf(view.query) })),
  );
  /** Whether it is known which there are. */
  readonly known = computed(() => this.page.hasValue());
  readonly chosen = computed(() => this.views().find(({ isDefault }) => isDefault));

  constructor(private readonly list: ViewedList) {}

  async save(name: string, values: Values): Promise<void> {
    const body = { list: this.list, name, query: queryOf(values), shared: false, isDefault: false };
    await this.write(body, (key) => this.api.call(viewsCreate, { 'Idempotency-Key': key, body }));
  }

  async change(id: string, body: Change): Promise<void> {
    await this.write({ id, ...body }, (key) => this.api.call(viewsChange, { id, 'Idempotency-Key': key, body }));
  }

  async remove(id: string): Promise<void> {
    await this.write({ id }, async () => {
      await this.api.call(viewsDelete, { id });
      return true;
    });
  }

  private async write(input: unknown, send: (key: string) => Promise<unknown>): Promise<void> {
    await this.submission.run(input, {}, send);
    this.page.reload();
  }
}

/** The query string of an address without its question mark; what is not set is left out. */
export function queryOf(values: Values): string {
  const set = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return new URLSearchParams(set).toString();
}

export function valuesOf(query: string): Values {
  return Object.fromEntries(new URLSearchParams(query));
}
