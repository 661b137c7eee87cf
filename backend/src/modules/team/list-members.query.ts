import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import type { pageQuery } from '../../platform/schemas.js';
import type { TeamMember } from '../identity/public.js';
import type { Team } from './team.js';
import { toTeamMemberView } from './member.view.js';
import type { TeamMemberView } from './member.view.js';

/** The people of a team, longest there first. */
export class ListMembers extends Query<Page<TeamMemberView>> {
  constructor(
    readonly team: Team,
    readonly page: z.infer<typeof pageQuery>,
  ) {
    super();
  }
}

@QueryHandler(ListMembers)
export class ListMembersHandler implements IQueryHandler<ListMembers> {
  constructor(private readonly db: Database) {}

  async execute({ team: { affiliateId }, page }: ListMembers): Promise<Page<TeamMemberView>> {
    const after = readCursor(page.cursor);
    const rows = await this.db.typed.user.findMany({
      where: { affiliateId, ...(after === undefined ? {} : { id: { gt: after } }) },
      select: { id: true, email: true, name: true, role: true, suspendedAt: true, lastSignInAt: true },
      orderBy: { id: 'asc' },
      take: page.limit + 1,
    });
    return toPage(rows as TeamMember[], page.limit, ({ id }) => id, toTeamMemberView);
  }
}
