import type { SearchResult } from '@tributary/frontend-shared/api/generated/schema';

/** Where a found thing is shown: commands for the router, and what its list is filtered by when it has no page. */
export interface SearchTarget {
  readonly commands: readonly string[];
  readonly queryParams: Readonly<Record<string, string>>;
}

type Found = Pick<SearchResult, 'kind' | 'id' | 'title'> &
  Partial<Pick<SearchResult, 'merchantId' | 'affiliateId' | 'orderId' | 'conversionId'>>;

export function searchTarget({ kind, id, title, ...of }: Found): SearchTarget {
  const { merchantId, affiliateId, orderId, conversionId } = of;
  switch (kind) {
    case 'merchant':
      return { commands: ['/merchants', id], queryParams: {} };
    case 'apiKey':
      return { commands: ['/merchants', merchantId ?? ''], queryParams: {} };
    case 'person':
      return { commands: affiliateId ? ['/affiliates', affiliateId] : ['/team'], queryParams: {} };
    case 'program':
      return { commands: ['/programs', id], queryParams: {} };
    case 'affiliate':
      return { commands: ['/affiliates', id], queryParams: {} };
    case 'conversion':
      return { commands: ['/conversions', id], queryParams: {} };
    case 'refund':
      // Without its sale there is no page of it yet: the list stays empty until the order is reported.
      return conversionId
        ? { commands: ['/conversions', conversionId], queryParams: {} }
        : { commands: ['/conversions'], queryParams: { q: orderId ?? title } };
    case 'link':
      return { commands: ['/links', id], queryParams: {} };
    case 'coupon':
      return { commands: ['/coupons'], queryParams: { q: title } };
  }
}
