import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { roles } from '../../platform/actor.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { assertUncommon } from './common-passwords.js';
import { emailSchema, passwordSchema } from './credentials.schema.js';
import { hashPassword } from './passwords.js';
import { addUser, findUserByEmail, updatePassword } from './user.store.js';
import type { User } from './user.store.js';

export const saveUserInput = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  role: z.enum(roles),
  affiliateId: z.string().nullable(),
});
export type SaveUserInput = z.infer<typeof saveUserInput>;

/** Makes an account, or sets the password of the one that has this address. Set-up only: no route leads here. */
export class SaveUser extends Command<Outcome<User>> {
  constructor(
    readonly input: SaveUserInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(SaveUser)
export class SaveUserHandler implements ICommandHandler<SaveUser> {
  constructor(private readonly writes: Writes) {}

  async execute({ input, invocation }: SaveUser): Promise<Outcome<User>> {
    const { email, password, role, affiliateId } = saveUserInput.parse(input);
    assertUncommon(password, { email, field: 'password' });
    // Hashed before the transaction: it takes longer than all the rest of it.
    const passwordHash = await hashPassword(password);
    return this.writes.run('SaveUser', input, invocation, async (tx) => {
      const existing = await findUserByEmail(tx.db, email);
      if (!existing) return addUser(tx, { email, role, affiliateId, passwordHash, emailVerifiedAt: tx.now });
      await updatePassword(tx, existing.id, passwordHash);
      tx.changed({ kind: 'user', id: existing.id, before: null, after: { password: 'changed' } });
      const { passwordHash: _, ...user } = existing;
      return user;
    });
  }
}
