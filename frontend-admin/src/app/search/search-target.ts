import type { SearchResult } from '@tributary/frontend-shared/api/generated/schema';

/** Where a found thing is shown: commands for the router, and what its list is filtered by when it has no page. */
export interface SearchTarget {
  readonly commands: readonly string[];
  readonly queryParams: Readonly<Record<string, string>>;
}

export function searchTarget({ kind, id, title }: Pick<SearchResult, 'kind' | 'id' | 'title'>): SearchTarget {
  switch (kind) {
    case 'program':
      return { commands: ['/programs', id], queryParams: {} };
    case 'affiliate':
      return { commands: ['/affiliates', id], queryParams: {} };
    case 'conversion':
      return { commands: ['/conversions', id], queryParams: {} };
    case 'link':
      return { commands: ['/links', id], queryParams: {} };
    case 'coupon':
      return { commands: ['/coupons'], queryParams: { q: title } };
  }
}
