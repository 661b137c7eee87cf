import { computed, inject, signal } from '@angular/core';
import type { Link } from '@tributary/frontend-shared/api/generated/schema';
import { AffiliateApi } from '../own-data/affiliate-api';
import { ownLinks } from '../own-data/own-answers';

/**
 * One's links, newest first, page after page, with what this page changed of them before the API says it again. Call it
 * where `inject` works.
 */
export function linkList() {
  const api = inject(AffiliateApi);
  const first = ownLinks();
  const later = signal<{ readonly links: readonly Link[]; readonly cursor: string | null } | undefined>(undefined);
  const changed = signal<ReadonlyMap<string, Link>>(new Map());
  const loadingMore = signal(false);
  const moreError = signal<unknown>(undefined);
  const cursor = computed(() => (later() ?? { cursor: first.value()?.nextCursor ?? null }).cursor);

  const links = computed(() => {
    const all = new Map([...(first.value()?.data ?? []), ...(later()?.links ?? [])].map((link) => [link.id, link]));
    for (const [id, link] of changed()) all.set(id, link);
    // Ids grow with time.
    return [...all.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  });
  const put = (link: Link) => changed.update((before) => new Map(before).set(link.id, link));

  const more = async () => {
    const from = cursor();
    if (from === null || loadingMore()) return;
    loadingMore.set(true);
    moreError.set(undefined);
    try {
      const { data, nextCursor } = await api.links(from);
      later.set({ links: [...(later()?.links ?? first.value()?.data ?? []), ...data], cursor: nextCursor });
    } catch (error) {
      moreError.set(error);
    } finally {
      loadingMore.set(false);
    }
  };
  return { first, links, put, more, loadingMore, moreError, hasMore: computed(() => cursor() !== null) };
}
