import { computed, inject, linkedSignal, signal } from '@angular/core';
import type { CommissionRow } from '@tributary/frontend-shared/api/generated/schema';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';
import type { EarningState } from './state-groups';

export interface EntryFilter {
  readonly state: EarningState | undefined;
  readonly programId: string | undefined;
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
  const page = (cursor?: string) => {
    const { state, programId } = filter();
    return api.commissions({ limit: pageSize, cursor, status: state, programId });
  };
  const name = () => `entries.v2.${filter().state ?? 'all'}.${filter().programId ?? 'all'}`;
  const first = answerOf({ name, keep: true, load: () => page() });
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
