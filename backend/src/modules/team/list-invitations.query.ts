import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import type { pageQuery } from '../../platform/schemas.js';
import type { Team } from './team.js';
import type { Invitation } from './invitation.store.js';
import { toInvitationView } from './invitation.view.js';
import type { InvitationView } from './invitation.view.js';

/** Invitations into a team, newest first, whatever became of them. */
export class ListInvitations extends Query<Page<InvitationView>> {
  constructor(
    readonly team: Team,
    readonly page: z.infer<typeof pageQuery>,
  ) {
    super();
  }
}

@QueryHandler(ListInvitations)
export class ListInvitationsHandler implements IQueryHandler<ListInvitations> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ team: { affiliateId }, page }: ListInvitations): Promise<Page<InvitationView>> {
    const before = readCursor(page.cursor);
    const rows = await this.db.typed.invitation.findMany({
      where: { affiliateId, ...(before === undefined ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: page.limit + 1,
      omit: { tokenHash: true },
    });
    const now = this.clock.now();
    return toPage(
      rows as Invitation[],
      page.limit,
      ({ id }) => id,
      (row) => toInvitationView(row, now),
    );
  }
}
