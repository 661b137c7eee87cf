import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { FactorResets } from '../factors/public.js';
import { lockTeam } from '../identity/public.js';
import { toTeamMemberView } from './member.view.js';
import type { TeamMemberView } from './member.view.js';
import { changeRefused, memberNotFound } from './team.errors.js';

/** Takes away the second factors of somebody who lost them, who signs in with the password and sets up new ones. */
export class ResetFactors extends Command<Outcome<TeamMemberView>> {
  /** @param input.affiliateId whose team it is; null for the operator's */
  constructor(
    readonly input: { readonly userId: string; readonly affiliateId: string | null },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ResetFactors)
export class ResetFactorsHandler implements ICommandHandler<ResetFactors> {
  constructor(
    private readonly writes: Writes,
    private readonly resets: FactorResets,
  ) {}

  /** @throws DomainError `team_member_not_found`, `own_account`, `sessions_unavailable` */
  execute({ input, invocation }: ResetFactors): Promise<Outcome<TeamMemberView>> {
    const { userId, affiliateId } = input;
    const { actor } = invocation;
    return this.writes.run('ResetFactors', input, invocation, async (tx) => {
      const member = (await lockTeam(tx, affiliateId)).find(({ id }) => id === userId);
      if (!member || actor.kind !== 'user') throw memberNotFound();
      if (actor.userId === userId) throw changeRefused('own_account');
      if (await this.resets.reset(tx, { ...member, affiliateId }, invocation))
        tx.changed({ kind: 'user', id: userId, before: null, after: { secondFactor: 'reset' } });
      return toTeamMemberView(member);
    });
  }
}
