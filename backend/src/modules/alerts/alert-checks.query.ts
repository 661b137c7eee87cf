import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { IpDatabase } from '../../platform/ip-database.js';
import { alertKinds } from '../security/public.js';

/** Which anomalies are looked for, and why one is not. */
export const alertChecksView = z.object({
  checks: z.array(
    z.object({
      kind: z.string(),
      on: z.boolean(),
      reason: z.string().nullable().meta({ description: 'Why it is off.' }),
    }),
  ),
});
alertChecksView.register(z.globalRegistry, { id: 'AlertChecks' });
export type AlertChecksView = z.infer<typeof alertChecksView>;

export class ListAlertChecks extends Query<AlertChecksView> {}

@QueryHandler(ListAlertChecks)
export class ListAlertChecksHandler implements IQueryHandler<ListAlertChecks> {
  constructor(private readonly addresses: IpDatabase) {}

  execute(): Promise<AlertChecksView> {
    const reasonOf = (kind: string) =>
      kind === 'new_country' && !this.addresses.knowsCountries ? 'no IP database' : null;
    const checks = Object.keys(alertKinds).map((kind) => ({ kind, reason: reasonOf(kind) }));
    return Promise.resolve({ checks: checks.map((check) => ({ ...check, on: check.reason === null })) });
  }
}
