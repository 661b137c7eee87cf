import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { conversionListsCountNew } from '@tributary/frontend-shared/api/generated/operations';
import type { ConversionRow } from '@tributary/frontend-shared/api/generated/schema';
import type { PagedList } from '@tributary/frontend-shared/api/paged-list';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import type { ConversionParams } from './conversion-query';
import { conversionStrings } from './conversions.strings';

/** The list leaves out what was recorded so shortly ago: backend, `settledBefore`. */
const settlingMs = 15_000;

/** "3 new" over a list of conversions that is no longer the newest: nothing moves under the reader's eyes. */
@Component({
  selector: 'adm-new-conversions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span role="status">
      @if (count() > 0) {
        <button class="btn btn-small" type="button" (click)="list().reload()">{{ words() }}</button>
      }
    </span>
  `,
})
export class NewConversions {
  readonly list = input.required<PagedList<ConversionRow>>();
  readonly filter = input.required<Omit<ConversionParams, 'sort'>>();

  private readonly clock = inject(ServerClock);
  private readonly since = computed(() => {
    const newest = Math.max(
      0,
      ...this.list()
        .rows()
        .map(({ recordedAt }) => Date.parse(recordedAt)),
    );
    return Math.max(this.list().asOf() - settlingMs, newest);
  });
  private readonly found = apiResource(conversionListsCountNew, () => {
    const until = this.clock.now() - settlingMs;
    if (this.list().asOf() === 0 || until <= this.since()) return undefined;
    const { recordedTo: _, ...filter } = this.filter();
    return { ...filter, since: iso(this.since()), recordedTo: iso(until) };
  });
  /** While it is counted again, what was counted last. */
  private readonly known = linkedSignal<
    { since: number; found: { count: number; exact: boolean } | undefined },
    { since: number; count: number; exact: boolean }
  >({
    source: () => ({ since: this.since(), found: this.found.hasValue() ? this.found.value() : undefined }),
    computation: ({ since, found }, before) => {
      if (found) return { since, ...found };
      return before?.value.since === since ? before.value : { since, count: 0, exact: true };
    },
  });
  protected readonly count = computed(() => this.known().count);
  protected readonly words = computed(() => {
    const { count, exact } = this.known();
    return conversionStrings.newRows(exact ? formatCount(count) : conversionStrings.moreThan(formatCount(count)));
  });
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
