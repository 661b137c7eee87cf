import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { sql } from '../../platform/sql.js';
import { conversionNotFound } from './attribution.errors.js';
import { conversionFilter, conversionSort } from './conversion-filter.schema.js';
import { foundConversions } from './conversion-filter.store.js';
import { conversionOrder, foundOrder } from './conversion-order.store.js';
import { mayNotSee } from './conversion-scope.js';
import type { ConversionScope } from './conversion-scope.js';
import { findConversion } from './conversion.store.js';
import { countedAtMost } from './sum-conversions.query.js';

export const neighboursQuery = conversionFilter.extend({ sort: conversionSort });
export type NeighboursInput = z.infer<typeof neighboursQuery>;

const neighbour = z.object({ id: z.string(), orderId: z.string() }).nullable();

/** The conversions beside one, in a list with a filter and an order. */
export const conversionNeighbours = z.object({
  previous: neighbour,
  next: neighbour,
  position: z
    .int()
    .nullable()
    .meta({ description: 'Its place in the list, from 1; null beyond the 10,000th, or when it is not in the list.' }),
});
conversionNeighbours.register(z.globalRegistry, { id: 'ConversionNeighbours' });
export type ConversionNeighbours = z.infer<typeof conversionNeighbours>;

export class FindNeighbours extends Query<ConversionNeighbours> {
  constructor(
    readonly id: string,
    readonly input: NeighboursInput,
    readonly scope: ConversionScope,
  ) {
    super();
  }
}

@QueryHandler(FindNeighbours)
export class FindNeighboursHandler implements IQueryHandler<FindNeighbours> {
  constructor(
    @Inject(Database) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `conversion_not_found` */
  async execute({ id, input, scope }: FindNeighbours): Promise<ConversionNeighbours> {
    const conversion = await findConversion(this.db, id);
    if (!conversion || mayNotSee(conversion, scope)) throw conversionNotFound();
    const now = this.clock.now();
    const order = foundOrder(input, scope, now);
    const matching = sql`${foundConversions(input, scope)} and ${order.within}`;
    const [place] = await this.db.rows<{ key: string | null; listed: boolean }>`
      select ${conversionOrder(input.sort, scope, now).key} as key, exists (select from ${matching} and c.id = ${id}) as listed
      from conversions c where c.id = ${id}`;
    // Without an amount it has no place in an order by amount.
    if (place?.key === undefined || place.key === null) return { previous: null, next: null, position: null };
    const { key } = place;
    const beside = (side: 'after' | 'before') => this.db.rows<{ id: string; orderId: string }>`
      select c.id, c.order_id as "orderId" from ${matching} and ${order.beyond(encoded(key), side)}
      order by ${side === 'after' ? order.by : order.reversed} limit 1`;
    const [[previous], [next], [before]] = await Promise.all([
      beside('before'),
      beside('after'),
      this.db.rows<{ count: number }>`
        select count(*)::int as count from (
          select 1 from ${matching} and ${order.beyond(encoded(key), 'before')}
          limit ${countedAtMost}) as before`,
    ]);
    const count = before?.count ?? 0;
    const position = place.listed && count < countedAtMost ? count + 1 : null;
    return { previous: previous ?? null, next: next ?? null, position };
  }
}

/** A place is named as a cursor names it. */
function encoded(key: string): string {
  return Buffer.from(key).toString('base64url');
}
