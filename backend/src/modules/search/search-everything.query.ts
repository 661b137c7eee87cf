import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { glossary } from '../../kernel/glossary.js';
import type { Actor } from '../../platform/actor.js';
import { livemodeQuery, moneyView } from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { ListAffiliates } from '../affiliates/public.js';
import { conversionScope, FindRefunds, ListConversions } from '../attribution/public.js';
import { FindApiKeys } from '../merchant-keys/public.js';
import { mayDo } from '../access/public.js';
import { ListMerchants, ListPrograms } from '../programs/public.js';
import { FindPeople } from '../team/public.js';
import { ListCoupons, ListLinks } from '../tracking/public.js';

const perKind = 8;

export const searchQuery = z.strictObject({ q: searchText, livemode: livemodeQuery });

/** One thing that was found, with what a person tells it apart by. */
const searchHit = z.object({
  kind: z.enum(['merchant', 'program', 'affiliate', 'link', 'coupon', 'conversion', 'refund', 'apiKey', 'person']),
  id: z.string(),
  title: z.string().meta({ description: 'Name, code, order id, refund id or email address.' }),
  detail: z
    .string()
    .nullable()
    .meta({ description: 'Email address, destination, currency, whose it is, or order and status.' }),
  amount: moneyView.nullable(),
  merchantId: z.string().nullable(),
  programId: z.string().nullable(),
  affiliateId: z.string().nullable(),
  orderId: z.string().nullable().meta({ description: 'Of a refund.' }),
  conversionId: z.string().nullable().meta({ description: 'Of a refund; null while its sale is unknown.' }),
});
searchHit.register(z.globalRegistry, { id: 'SearchResult' });
type SearchHit = z.infer<typeof searchHit>;

export const searchResults = z.object({ data: z.array(searchHit) }).meta({ id: 'SearchResultList' });
export type SearchResults = z.infer<typeof searchResults>;

/** What a person could have meant by a few letters, at most eight of each kind that the person may see. For admins. */
export class SearchEverything extends Query<SearchResults> {
  constructor(
    readonly input: z.infer<typeof searchQuery>,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(SearchEverything)
export class SearchEverythingHandler implements IQueryHandler<SearchEverything> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ input: { q, livemode }, actor }: SearchEverything): Promise<SearchResults> {
    const page = { q, limit: perKind };
    const kinds = await Promise.all([
      this.merchants({ ...page, livemode }),
      this.programs(page, actor),
      this.affiliates(page),
      this.people(page, actor),
      this.links(page, actor),
      this.coupons(page, actor),
      this.conversions({ ...page, livemode }, actor),
      this.refunds({ ...page, livemode }),
      this.apiKeys({ ...page, livemode }, actor),
    ]);
    return { data: kinds.flat() };
  }

  private async merchants(page: Asked & { readonly livemode: boolean }): Promise<SearchHit[]> {
    const { data } = await this.queries.execute(new ListMerchants(page));
    return data.map((m) => hit('merchant', m.id, m.name, { detail: m.websiteUrl, merchantId: m.id }));
  }

  private async programs(page: Asked, actor: Actor): Promise<SearchHit[]> {
    const { data } = await this.queries.execute(new ListPrograms(page, actor));
    return data.map((p) =>
      hit('program', p.id, p.name, { detail: p.currency, merchantId: p.merchantId, programId: p.id }),
    );
  }

  private async affiliates(page: Asked): Promise<SearchHit[]> {
    const { data } = await this.queries.execute(new ListAffiliates(page));
    return data.map((a) => hit('affiliate', a.id, a.name, { detail: a.email, affiliateId: a.id }));
  }

  /** Who works for an affiliate is shown with the affiliate; who works for the operator, only to who may see the team. */
  private async people(page: Asked, actor: Actor): Promise<SearchHit[]> {
    const found = await this.queries.execute(new FindPeople({ ...page, operatorsToo: mayDo(actor, 'team:read') }));
    return found.map(({ id, email, name, affiliateId, affiliateName }) =>
      hit('person', id, name ?? email, { detail: affiliateName ?? (name === null ? null : email), affiliateId }),
    );
  }

  private async links(page: Asked, actor: Actor): Promise<SearchHit[]> {
    const { data } = await this.queries.execute(new ListLinks(page, actor));
    return data.map((l) =>
      hit('link', l.id, l.code, { detail: l.destinationUrl, programId: l.programId, affiliateId: l.affiliateId }),
    );
  }

  private async coupons(page: Asked, actor: Actor): Promise<SearchHit[]> {
    const { data } = await this.queries.execute(new ListCoupons(page, actor));
    return data.map((c) =>
      hit('coupon', c.id, c.code, { detail: c.affiliate.name, programId: c.programId, affiliateId: c.affiliateId }),
    );
  }

  private async conversions(page: Asked & { readonly livemode: boolean }, actor: Actor): Promise<SearchHit[]> {
    const query = new ListConversions({ ...page, sort: '-recordedAt' }, conversionScope(actor));
    const { data } = await this.queries.execute(query);
    return data.map(({ id, orderId, amount, programId, affiliate, affiliateId }) =>
      hit('conversion', id, orderId, { detail: affiliate?.name ?? null, amount, programId, affiliateId }),
    );
  }

  private async refunds(page: Asked & { readonly livemode: boolean }): Promise<SearchHit[]> {
    const found = await this.queries.execute(new FindRefunds(page));
    return found.map(({ id, refundId, status, orderId, conversionId, programId }) =>
      hit('refund', id, refundId, {
        detail: `${orderId} · ${glossary.statuses[status]}`,
        ...{ orderId, conversionId, programId },
      }),
    );
  }

  private async apiKeys(page: Asked & { readonly livemode: boolean }, actor: Actor): Promise<SearchHit[]> {
    if (!mayDo(actor, 'api-keys:read')) return [];
    const found = await this.queries.execute(new FindApiKeys(page));
    return found.map(({ id, name, prefix, merchantId, merchantName }) =>
      hit('apiKey', id, name === '' ? prefix : name, { detail: merchantName, merchantId }),
    );
  }
}

interface Asked {
  readonly q: string;
  readonly limit: number;
}

/** What only a refund has. */
const ofRefund = { orderId: null, conversionId: null };

function hit(kind: SearchHit['kind'], id: string, title: string, more: Partial<SearchHit>): SearchHit {
  const none = { detail: null, amount: null, merchantId: null, programId: null, affiliateId: null, ...ofRefund };
  return { kind, id, title, ...none, ...more };
}
