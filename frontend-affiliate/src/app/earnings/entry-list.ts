import { computed, inject, linkedSignal, signal } from '@angular/core';
import type { CommissionRow } from '@tributary/frontend-shared/api/generated/schema';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';
import { datePlusDays } from '../own-data/device-time-zone';
import type { EarningState } from '../own-data/amounts-by-currency';

export interface EntryFilter {
  readonly state: EarningState | undefined;
  readonly programId: string | undefined;
  readonly linkId?: string | undefined;
  /** Civil days in the reader's time zone, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The filter as the API takes it: `to` is the first moment after the last day. */
export function commissionQuery({ state, programId, linkId, from, to }: EntryFilter) {
  const startOf = (day: string) => new Date(`${day}T00:00:00`).toISOString();
  return {
    ...{ status: state, programId, linkId },
    ...(from === undefined ? {} : { from: startOf(from) }),
    ...(to === undefined ? {} : { to: startOf(datePlusDays(to, 1)) }),
  };
}

const pageSize = 30;

function newestFirst(a: CommissionRow, b: CommissionRow): number {
  return b.recordedAt.localeCompare(a.recordedAt) || b.id.localeCompare(a.id);
}

/**
 * Commissions by a filter, newest first, page after page. The first page is kept on the device; a new one of it is put
 * before the pages that are there already. Call it where `inject` works.
 */
export function entryList(filter: () => EntryFilter) {
  const api = inject(AffiliateApi);
  const page = (cursor?: string) => api.commissions({ limit: pageSize, cursor, ...commissionQuery(filter()) });
  const name = () => {
    const { state, programId, linkId, from, to } = filter();
    return ['entries.v2', ...[state, programId, linkId, from, to].map((part) => part ?? 'all')].join('.');
  };
  // Of the many dates and links that can be asked for, none is worth the device's room.
  const keep = () => [filter().linkId, filter().from, filter().to].every((part) => part === undefined);
  const first = answerOf({ name, keep, load: () => page() });
  const later = linkedSignal<
    string,
    { readonly entries: readonly CommissionRow[]; readonly cursor: string | null } | undefined
  >({
    source: name,
    computation: () => undefined,
  });
  const loadingMore = signal(false);
  const moreError = linkedSignal<string, unknown>({ source: name, computation: () => undefined });
  const cursor = computed(() => (later() ?? { cursor: first.value()?.nextCursor ?? null }).cursor);

  const more = async () => {
    const [asked, from] = [name(), cursor()];
    if (from === null || loadingMore()) return;
    loadingMore.set(true);
    try {
      const { data, nextCursor } = await page(from);
      // The rows of the first page stay, because a newer first page would no longer reach this far.
      const before = later()?.entries ?? first.value()?.data ?? [];
      if (name() === asked) later.set({ entries: [...before, ...data], cursor: nextCursor });
      moreError.set(undefined);
    } catch (error) {
      if (name() === asked) moreError.set(error);
    } finally {
      loadingMore.set(false);
    }
  };

  const entries = computed(() => {
    const all = [...(later()?.entries ?? []), ...(first.value()?.data ?? [])];
    const latest = new Map(all.map((entry) => [entry.id, entry]));
    // By the time that the rows show; of one that both pages hold, what the newer first page says.
    return [...latest.values()].sort((a, b) => newestFirst(a, b));
  });
  return { first, entries, more, loadingMore, moreError, hasMore: computed(() => cursor() !== null) };
}
