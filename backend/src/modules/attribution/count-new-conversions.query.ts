import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import { timestampInput } from '../../platform/schemas.js';
import { conversionFilter } from './conversion-filter.schema.js';
import { foundConversions } from './conversion-filter.store.js';
import type { ConversionScope } from './conversion-scope.js';

const countedAtMost = 100;

export const newConversionsQuery = conversionFilter.extend({
  since: timestampInput.meta({ description: '`recordedAt` of the newest row that is known; not included.' }),
});
export type NewConversionsInput = z.infer<typeof newConversionsQuery>;

/** How many conversions came since a list was read; asked every few seconds, so it counts no further than a hundred. */
export const newConversions = z.object({
  count: z.int(),
  exact: z.boolean().meta({ description: 'false: there are more than `count`.' }),
});
newConversions.register(z.globalRegistry, { id: 'NewConversions' });
export type NewConversions = z.infer<typeof newConversions>;

export class CountNewConversions extends Query<NewConversions> {
  constructor(
    readonly input: NewConversionsInput,
    readonly scope: ConversionScope,
  ) {
    super();
  }
}

@QueryHandler(CountNewConversions)
export class CountNewConversionsHandler implements IQueryHandler<CountNewConversions> {
  constructor(@Inject(Database) private readonly db: Database) {}

  async execute({ input, scope }: CountNewConversions): Promise<NewConversions> {
    const [row] = await this.db.rows<{ count: number }>`
      select count(*)::int as count from (
        select 1 from ${foundConversions(input, scope)} and c.recorded_at > ${new Date(input.since)}
        limit ${countedAtMost + 1}) as found`;
    const count = row?.count ?? 0;
    return { count: Math.min(count, countedAtMost), exact: count <= countedAtMost };
  }
}
