import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { DomainError } from '../../kernel/domain-error.js';
import { typedEmailSchema } from '../identity/public.js';
import { signInRefused } from './sign-in.errors.js';
import { SecondFactor, typedCode } from '../factors/public.js';
import { SessionStarter, KnownDevices } from '../sessions/public.js';
import type { StartedSession } from '../sessions/public.js';
import { PasswordCheck } from './password-check.js';
import type { PasswordOwner, SignInPlace } from './password-check.js';

export const signInBody = z.strictObject({
  email: typedEmailSchema,
  password: z.string().min(1).max(200),
  /** The second factor in the same request: six digits of an authenticator app, or a recovery code. */
  code: typedCode.optional(),
});
signInBody.register(z.globalRegistry, { id: 'SignInRequest' });
export type SignInInput = z.infer<typeof signInBody>;

/** A session, and the token of the device when the person may be believed to be its owner. */
export type SignedIn = StartedSession & { readonly deviceToken: string | undefined };

export class SignIn extends Command<SignedIn> {
  constructor(
    readonly input: SignInInput,
    readonly place: SignInPlace,
  ) {
    super();
  }
}

@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  constructor(
    private readonly passwords: PasswordCheck,
    private readonly factor: SecondFactor,
    private readonly sessions: SessionStarter,
    private readonly devices: KnownDevices,
  ) {}

  /** @throws DomainError `sign_in_refused`, `too_many_attempts` */
  async execute({ input, place }: SignIn): Promise<SignedIn> {
    const owner = await this.passwords.check(input, place);
    const factorAt = input.code === undefined ? null : await this.giveCode(owner, input.code, place);
    const device = owner.knownDevice === undefined ? 'new' : 'known';
    const started = await this.sessions.start(owner.user, device, place.origin, factorAt);
    // Who knows the password alone must not get a place of their own to guess from.
    if (started.session.stage !== 'full') return { ...started, deviceToken: undefined };
    return { ...started, deviceToken: await this.devices.remember(owner.user.id, place.deviceToken) };
  }

  /** @returns when it was given; null when the person has no factor that it could be of */
  private async giveCode(
    { user, knownDevice }: PasswordOwner,
    code: string,
    { origin }: SignInPlace,
  ): Promise<number | null> {
    try {
      return await this.factor.giveCodeIfAny(user, code, { origin, knownDevice });
    } catch (error) {
      // Not which of the three was wrong.
      throw error instanceof DomainError && error.code === 'factor_refused' ? signInRefused(true) : error;
    }
  }
}
