import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { idOf } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { findProgram, programNotFound } from '../programs/public.js';
import { findAffiliateRow } from './affiliate.store.js';
import type { MemberView } from './affiliate.view.js';
import { affiliateNotFound } from './affiliates.errors.js';
import { insertMember } from './member.store.js';
import type { Member } from './member.store.js';

export const addMemberBody = z.strictObject({ affiliateId: idOf('affiliate') }).meta({ id: 'AddMembershipRequest' });
export type AddMemberInput = z.infer<typeof addMemberBody> & { readonly programId: string };

/** Lets an affiliate into a program, approved at once: an admin's own decision needs no application. */
export class AddMember extends Command<Outcome<MemberView>> {
  constructor(
    readonly input: AddMemberInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(AddMember)
export class AddMemberHandler implements ICommandHandler<AddMember> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `program_not_found`, `affiliate_not_found`, `already_member` */
  execute({ input, invocation }: AddMember): Promise<Outcome<MemberView>> {
    return this.writes.run('AddMember', input, invocation, async (tx) => {
      const { programId, affiliateId } = input;
      if (!(await findProgram(tx.db, programId))) throw programNotFound();
      if (!(await findAffiliateRow(tx.db, affiliateId))) throw affiliateNotFound();
      const member: Member = { programId, affiliateId, status: 'approved' };
      await insertMember(tx, member);
      tx.changed({ kind: 'membership', id: affiliateId, before: null, after: member });
      return member;
    });
  }
}
