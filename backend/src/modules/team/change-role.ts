import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Role } from '../../platform/actor.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { updateRole } from '../identity/public.js';
import { changeableMember } from './changeable-member.js';
import { ownTeam } from './team.js';
import { toTeamMemberView } from './member.view.js';
import type { TeamMemberView } from './member.view.js';
import { roleFixed } from './team.errors.js';

/** Gives a colleague another role. It counts from that person's next access token, within ten minutes. */
export class ChangeRole extends Command<Outcome<TeamMemberView>> {
  constructor(
    readonly input: { readonly userId: string; readonly role: Role },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeRole)
export class ChangeRoleHandler implements ICommandHandler<ChangeRole> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `team_member_not_found`, `own_account`, `last_owner`, `role_fixed` */
  execute({ input, invocation }: ChangeRole): Promise<Outcome<TeamMemberView>> {
    const { userId, role } = input;
    const { actor } = invocation;
    const team = ownTeam(actor);
    return this.writes.run('ChangeRole', input, invocation, async (tx) => {
      const member = await changeableMember(tx, team, { actor, userId });
      if (!team.assignable.includes(member.role) || !team.assignable.includes(role)) throw roleFixed();
      if (member.role !== role) {
        await updateRole(tx, userId, role);
        tx.changed({ kind: 'user', id: userId, before: { role: member.role }, after: { role } });
      }
      return toTeamMemberView({ ...member, role });
    });
  }
}
