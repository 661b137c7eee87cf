import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { membershipTransitions } from '../../kernel/states.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import type { MemberView } from './affiliate.view.js';
import { lockMember, updateMember } from './member.store.js';

/** `closed` is missing on purpose: it needs a settled balance, and paying comes before closing. */
export const changeMemberBody = z.strictObject({
  status: z.enum(['in_review', 'approved', 'rejected', 'suspended', 'banned']),
});
changeMemberBody.register(z.globalRegistry, { id: 'ChangeMembershipRequest' });
export type ChangeMemberInput = z.infer<typeof changeMemberBody> & {
  readonly programId: string;
  readonly affiliateId: string;
};

/** Moves an affiliate's membership. Who is not approved earns nothing from orders reported from then on. */
export class ChangeMember extends Command<Outcome<MemberView>> {
  constructor(
    readonly input: ChangeMemberInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeMember)
export class ChangeMemberHandler implements ICommandHandler<ChangeMember> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `member_not_found`, `illegal_transition` */
  execute({ input, invocation }: ChangeMember): Promise<Outcome<MemberView>> {
    return this.writes.run('ChangeMember', input, invocation, async (tx) => {
      const { programId, affiliateId, status } = input;
      const member = await lockMember(tx, programId, affiliateId);
      membershipTransitions.assert(member.status, status);
      const changed = { ...member, status };
      await updateMember(tx, changed);
      tx.changed({ kind: 'membership', id: affiliateId, before: member, after: changed });
      return changed;
    });
  }
}
