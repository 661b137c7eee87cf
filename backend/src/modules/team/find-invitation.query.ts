import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { roles } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { timestampView } from '../../platform/schemas.js';
import { findAffiliate } from '../affiliates/public.js';
import { findByToken } from './invitation.store.js';
import { invitationUnusable } from './team.errors.js';

/** The secret of a link. In the body, so that no address with it is kept anywhere. */
export const invitationTokenSchema = z.string().min(1).max(100);
export const findInvitationBody = z.strictObject({ token: invitationTokenSchema });
findInvitationBody.register(z.globalRegistry, { id: 'FindInvitationRequest' });

/** What somebody with the link is asked into. */
export const openInvitationView = z.object({
  email: z.string(),
  role: z.enum(roles),
  affiliateName: z.string().nullable().meta({ description: "Null for the operator's team." }),
  expiresAt: timestampView,
});
openInvitationView.register(z.globalRegistry, { id: 'OpenInvitation' });
export type OpenInvitationView = z.infer<typeof openInvitationView>;

/** Reads an invitation by its link; nothing is used up. */
export class FindInvitation extends Query<OpenInvitationView> {
  constructor(readonly token: string) {
    super();
  }
}

@QueryHandler(FindInvitation)
export class FindInvitationHandler implements IQueryHandler<FindInvitation> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `invitation_unusable` */
  async execute({ token }: FindInvitation): Promise<OpenInvitationView> {
    const invitation = await findByToken(this.db, token, this.clock.now());
    if (!invitation) throw invitationUnusable();
    const { affiliateId, email, role, expiresAt } = invitation;
    const affiliate = affiliateId === null ? null : await findAffiliate(this.db, affiliateId);
    return { email, role, affiliateName: affiliate?.name ?? null, expiresAt: expiresAt.toISOString() };
  }
}
