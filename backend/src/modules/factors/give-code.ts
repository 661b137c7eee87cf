import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { KnownDevices } from '../sessions/public.js';
import { FactorSets } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { RaisedSessions } from './raised-sessions.js';
import type { RaisedSession } from './raised-sessions.js';
import { SecondFactor } from './second-factor.js';
import { typedCode } from './code.schema.js';

export const giveCodeBody = z.strictObject({
  /** Six digits of an authenticator app, or a recovery code. */
  code: typedCode,
});
giveCodeBody.register(z.globalRegistry, { id: 'GiveCodeRequest' });

/** Gives a code: the rest of signing in, or a proof for something that asks for a fresh one. */
export class GiveCode extends Command<RaisedSession> {
  constructor(
    readonly code: string,
    readonly owner: FactorOwner,
    readonly deviceToken: string | undefined,
  ) {
    super();
  }
}

@CommandHandler(GiveCode)
export class GiveCodeHandler implements ICommandHandler<GiveCode> {
  constructor(
    private readonly sets: FactorSets,
    private readonly factor: SecondFactor,
    private readonly raised: RaisedSessions,
    private readonly devices: KnownDevices,
  ) {}

  /** @throws DomainError `factor_refused`, `too_many_attempts`, `session_ended` */
  async execute({ code, owner, deviceToken }: GiveCode): Promise<RaisedSession> {
    const user = await this.sets.ownerOf(owner.invocation);
    const knownDevice = await this.devices.recognise(user.id, deviceToken);
    await this.factor.giveCode(user, code, { origin: owner.invocation.origin, knownDevice });
    return this.raised.proveOnDevice(user, owner.session.id, deviceToken);
  }
}
