import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Settings } from '../../platform/config.js';
import { newId } from '../../platform/ids.js';
import { nameText } from '../../platform/name-text.js';
import { CONFIG } from '../../platform/platform.module.js';
import { idOf } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome, Tx } from '../../platform/transaction.js';
import {
  addUser,
  assertUncommon,
  emailSchema,
  hashPassword,
  mailVerification,
  passwordSchema,
} from '../identity/public.js';
import { findProgram, programNotFound } from '../programs/public.js';
import { insertAffiliate } from './affiliate.store.js';
import { toAffiliateView } from './affiliate.view.js';
import type { AffiliateView } from './affiliate.view.js';
import { insertMember } from './member.store.js';
import type { Member } from './member.store.js';

export const createAffiliateBody = z.strictObject({
  name: nameText,
  email: emailSchema,
  /** Given, the affiliate can sign in with it. */
  password: passwordSchema.optional(),
  /** Programs the affiliate is approved for at once. */
  programIds: z.array(idOf('program')).max(100).default([]),
});
createAffiliateBody.register(z.globalRegistry, { id: 'CreateAffiliateRequest' });
export type CreateAffiliateInput = z.infer<typeof createAffiliateBody>;

/** Takes an affiliate in, with its sign-in and its programs. */
export class CreateAffiliate extends Command<Outcome<AffiliateView>> {
  constructor(
    readonly input: CreateAffiliateInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(CreateAffiliate)
export class CreateAffiliateHandler implements ICommandHandler<CreateAffiliate> {
  constructor(
    private readonly writes: Writes,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  /** @throws DomainError `email_taken`, `password_too_common`, `program_not_found` */
  async execute({ input, invocation }: CreateAffiliate): Promise<Outcome<AffiliateView>> {
    const { name, email, password, programIds } = input;
    if (password !== undefined) assertUncommon(password, { email, field: 'password' });
    // Hashed before the transaction: it takes longer than all the rest of it.
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    return this.writes.run('CreateAffiliate', input, invocation, async (tx) => {
      const affiliate = await insertAffiliate(tx, { id: newId('affiliate'), name, email });
      if (passwordHash !== undefined) {
        const account = {
          email,
          passwordHash,
          role: 'affiliate',
          affiliateId: affiliate.id,
          emailVerifiedAt: null,
        } as const;
        await mailVerification(tx, await addUser(tx, account), { config: this.config, actor: invocation.actor });
      }
      const members = await approveFor(tx, affiliate.id, [...new Set(programIds)]);
      const view = toAffiliateView(affiliate, members);
      tx.changed({ kind: 'affiliate', id: affiliate.id, before: null, after: view });
      return view;
    });
  }
}

async function approveFor(tx: Tx, affiliateId: string, programIds: readonly string[]): Promise<Member[]> {
  const members: Member[] = [];
  for (const programId of programIds) {
    if (!(await findProgram(tx.db, programId))) throw programNotFound();
    const member: Member = { programId, affiliateId, status: 'approved' };
    await insertMember(tx, member);
    members.push(member);
  }
  return members;
}
