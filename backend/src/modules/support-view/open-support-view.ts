import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { timestampView } from '../../platform/schemas.js';
import { permissionsOf } from '../access/public.js';
import { userView } from '../identity/public.js';
import { AccessTokens } from '../sessions/public.js';
import { SupportViewCodes } from './support-view-codes.js';
import { supportViewCodeUnknown } from './support-view.errors.js';
import { findRunningView, onBehalfOf } from './support-view.store.js';

export const openSupportViewBody = z.strictObject({ code: z.string().min(1).max(100) });
openSupportViewBody.register(z.globalRegistry, { id: 'OpenSupportViewRequest' });

/** What a tab of the affiliate app needs to show a support view. There is no refresh token. */
export const openedSupportViewView = z.object({
  accessToken: z.string(),
  expiresAt: timestampView,
  reason: z.string(),
  affiliateName: z.string(),
  user: userView.meta({ description: 'The viewer, with the permissions of the account they view.' }),
});
openedSupportViewView.register(z.globalRegistry, { id: 'OpenedSupportView' });
export type OpenedSupportView = z.infer<typeof openedSupportViewView>;

/** Trades the code of a support view, which is good once, for its access token. */
export class OpenSupportView extends Command<OpenedSupportView> {
  constructor(readonly code: string) {
    super();
  }
}

@CommandHandler(OpenSupportView)
export class OpenSupportViewHandler implements ICommandHandler<OpenSupportView> {
  constructor(
    private readonly db: Database,
    private readonly codes: SupportViewCodes,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `support_view_code_unknown`, `sessions_unavailable` */
  async execute({ code }: OpenSupportView): Promise<OpenedSupportView> {
    const id = await this.codes.redeem(code);
    const view = id === null ? undefined : await findRunningView(this.db, id, this.clock.now());
    if (!view) throw supportViewCodeUnknown();
    const { staffUserId, staffEmail, affiliateId, affiliateName, reason, expiresAt } = view;
    const role = 'affiliate' as const;
    return {
      accessToken: await this.tokens.issueSupportView(onBehalfOf(view), expiresAt),
      expiresAt: expiresAt.toISOString(),
      reason,
      affiliateName,
      user: {
        id: staffUserId,
        email: staffEmail,
        emailVerified: true,
        role,
        affiliateId,
        permissions: permissionsOf(role),
      },
    };
  }
}
