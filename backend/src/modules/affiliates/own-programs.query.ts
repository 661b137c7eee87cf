import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { programView, programViewsOf } from '../programs/public.js';
import { memberView } from './affiliate.view.js';
import { membersOf } from './member.store.js';

/** A program as one of its affiliates reads it: what it pays now, and where links may lead. */
export const ownProgramView = programView
  .pick({
    ...{ name: true, currency: true, timeZone: true, status: true, terms: true, upcomingTerms: true },
    ...{ provenDomains: true, allowedDomains: true, fallbackUrl: true },
  })
  .extend({ programId: z.string(), membership: memberView.shape.status });
ownProgramView.register(z.globalRegistry, { id: 'OwnProgram' });

/** All at once: a person is in tens of programs, not in thousands. */
export const ownProgramsView = z.object({ data: z.array(ownProgramView), nextCursor: z.null() });
ownProgramsView.register(z.globalRegistry, { id: 'OwnProgramList' });
export type OwnProgramsView = z.infer<typeof ownProgramsView>;

/** The programs that an affiliate is in, in whatever state, newest program first. */
export class OwnPrograms extends Query<OwnProgramsView> {
  constructor(readonly affiliateId: string) {
    super();
  }
}

@QueryHandler(OwnPrograms)
export class OwnProgramsHandler implements IQueryHandler<OwnPrograms> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ affiliateId }: OwnPrograms): Promise<OwnProgramsView> {
    const members = (await membersOf(this.db, [affiliateId])).get(affiliateId) ?? [];
    const membership = new Map(members.map(({ programId, status }) => [programId, status]));
    const programs = await programViewsOf(this.db, [...membership.keys()], this.clock.now());
    const data = programs.flatMap(({ id, merchantId: _, clickParam: __, createdAt: ___, ...program }) => {
      const own = membership.get(id);
      return own ? [{ programId: id, membership: own, ...program }] : [];
    });
    return { data, nextCursor: null };
  }
}
