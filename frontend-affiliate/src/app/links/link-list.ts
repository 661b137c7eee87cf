import { computed, inject, linkedSignal, signal } from '@angular/core';
import type { Link } from '@tributary/frontend-shared/api/generated/schema';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';
import { ownLinks } from '../own-data/own-answers';

/**
 * One's links, newest first, page after page, with what this page changed of them before the API says it again; all of them, or
 * those that a search finds. Call it where `inject` works.
 */
export function linkList(search: () => string) {
  const api = inject(AffiliateApi);
  const newest = ownLinks();
  const found = answerOf({
    name: () => `links.search.${search()}`,
    keep: false,
    load: () => (search() === '' ? Promise.resolve({ data: [], nextCursor: null }) : api.links({ q: search() })),
  });
  const first = computed(() => (search() === '' ? newest : found));
  const later = linkedSignal<string, { readonly links: readonly Link[]; readonly cursor: string | null } | undefined>({
    source: search,
    computation: () => undefined,
  });
  const changed = signal<ReadonlyMap<string, Link>>(new Map());
  const loadingMore = signal(false);
  const moreError = linkedSignal<string, unknown>({ source: search, computation: () => undefined });
  const cursor = computed(() => (later() ?? { cursor: first().value()?.nextCursor ?? null }).cursor);

  const links = computed(() => {
    const all = [...(first().value()?.data ?? []), ...(later()?.links ?? [])];
    const shown = new Map(all.map((link) => [link.id, changed().get(link.id) ?? link]));
    // A link that was just made is first in the list of all; whether a search would find it only the API knows.
    if (search() === '') for (const [id, link] of changed()) shown.set(id, link);
    // Ids grow with time.
    return [...shown.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  });
  const known = computed(() => {
    const all = [...(newest.value()?.data ?? []), ...links(), ...changed().values()];
    return [...new Map(all.map((link) => [link.id, link])).values()];
  });
  const put = (link: Link) => changed.update((before) => new Map(before).set(link.id, link));

  const more = async () => {
    const [asked, from] = [search(), cursor()];
    if (from === null || loadingMore()) return;
    loadingMore.set(true);
    moreError.set(undefined);
    try {
      const { data, nextCursor } = await api.links({ cursor: from, ...(asked === '' ? {} : { q: asked }) });
      if (search() !== asked) return;
      later.set({ links: [...(later()?.links ?? first().value()?.data ?? []), ...data], cursor: nextCursor });
    } catch (error) {
      if (search() === asked) moreError.set(error);
    } finally {
      loadingMore.set(false);
    }
  };
  return { newest, first, links, known, put, more, loadingMore, moreError, hasMore: computed(() => cursor() !== null) };
}
