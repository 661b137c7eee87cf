import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { glossary } from '../../kernel/glossary.js';
import type { Actor } from '../../platform/actor.js';
import { livemodeQuery, moneyView } from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { ListAffiliates } from '../affiliates/public.js';
import { conversionScope, FindRefunds, ListConversions } from '../attribution/public.js';
import { ListPrograms } from '../programs/public.js';
import { ListCoupons, ListLinks } from '../tracking/public.js';

const perKind = 8;

export const searchQuery = z.strictObject({ q: searchText, livemode: livemodeQuery });

/** One thing that was found, with what a person tells it apart by. */
const searchHit = z.object({
  kind: z.enum(['program', 'affiliate', 'link', 'coupon', 'conversion', 'refund']),
  id: z.string(),
  title: z.string().meta({ description: 'Name, code, order id or refund id.' }),
  detail: z.string().nullable().meta({ description: 'Email address, destination, currency, or order and status.' }),
  amount: moneyView.nullable(),
  programId: z.string().nullable(),
  orderId: z.string().nullable().meta({ description: 'Of a refund.' }),
  conversionId: z.string().nullable().meta({ description: 'Of a refund; null while its sale is unknown.' }),
});
searchHit.register(z.globalRegistry, { id: 'SearchResult' });
type SearchHit = z.infer<typeof searchHit>;

export const searchResults = z.object({ data: z.array(searchHit) }).meta({ id: 'SearchResultList' });
export type SearchResults = z.infer<typeof searchResults>;

/** What a person could have meant by a few letters, at most eight of each kind. For admins. */
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
    const [programs, affiliates, links, coupons, conversions, refunds] = await Promise.all([
      this.queries.execute(new ListPrograms(page, actor)),
      this.queries.execute(new ListAffiliates(page)),
      this.queries.execute(new ListLinks(page, actor)),
      this.queries.execute(new ListCoupons(page, actor)),
      this.queries.execute(new ListConversions({ ...page, livemode, sort: '-recordedAt' }, conversionScope(actor))),
      this.queries.execute(new FindRefunds({ ...page, livemode })),
    ]);
    return {
      data: [
        ...programs.data.map((p) => hit('program', p.id, p.name, { detail: p.currency, programId: p.id })),
        ...affiliates.data.map((a) => hit('affiliate', a.id, a.name, { detail: a.email })),
        ...links.data.map((l) => hit('link', l.id, l.code, { detail: l.destinationUrl, programId: l.programId })),
        ...coupons.data.map((c) => hit('coupon', c.id, c.code, { programId: c.programId })),
        ...conversions.data.map(({ id, orderId, amount, programId }) =>
          hit('conversion', id, orderId, { amount, programId }),
        ),
        ...refunds.map(({ id, refundId, status, ...refund }) =>
          hit('refund', id, refundId, { ...refund, detail: `${refund.orderId} · ${glossary.statuses[status]}` }),
        ),
      ],
    };
  }
}

function hit(kind: SearchHit['kind'], id: string, title: string, more: Partial<SearchHit>): SearchHit {
  return { kind, id, title, detail: null, amount: null, programId: null, orderId: null, conversionId: null, ...more };
}
