import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { endSessionsOf, updateSuspension } from '../identity/public.js';
import { changeableMember } from './changeable-member.js';
import { ownTeam } from './team.js';
import { toTeamMemberView } from './member.view.js';
import type { TeamMemberView } from './member.view.js';

/** Keeps a colleague out, or lets one in again. Twice the same is no error. */
export class ChangeSuspension extends Command<Outcome<TeamMemberView>> {
  constructor(
    readonly input: { readonly userId: string; readonly suspended: boolean },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeSuspension)
export class ChangeSuspensionHandler implements ICommandHandler<ChangeSuspension> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `team_member_not_found`, `own_account`, `last_owner` */
  async execute({ input, invocation }: ChangeSuspension): Promise<Outcome<TeamMemberView>> {
    const { userId, suspended } = input;
    const { actor } = invocation;
    return this.writes.run('ChangeSuspension', input, invocation, async (tx) => {
      const member = await changeableMember(tx, ownTeam(actor), { actor, userId });
      const was = member.suspendedAt !== null;
      if (was !== suspended) {
        await updateSuspension(tx, userId, suspended);
        // Those that were open stay over when the person is let in again.
        if (suspended) await endSessionsOf(tx, userId);
        tx.changed({ kind: 'user', id: userId, before: { suspended: was }, after: { suspended } });
      }
      return toTeamMemberView({ ...member, suspendedAt: suspended ? (member.suspendedAt ?? tx.now) : null });
    });
  }
}
