import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { Responds } from '../../platform/responds.js';
import { idParam } from '../../platform/schemas.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentActor, CurrentSession, CurrentInvocation, forbidden, StepUp } from '../access/public.js';
import type { TokenSession } from '../access/public.js';
import { sessionView } from '../sessions/public.js';
import type { SessionView } from '../sessions/public.js';
import { AddPasskey, addPasskeyBody } from './add-passkey.js';
import { AddTotp, addTotpBody } from './add-totp.js';
import { BeginPasskey } from './begin-passkey.js';
import { BeginTotp } from './begin-totp.js';
import { addedFactorView, factorView, factorsView, recoveryCodesView, totpSetUpView } from './factor.view.js';
import type { AddedFactorView, FactorView, FactorsView, RecoveryCodesView, TotpSetUpView } from './factor.view.js';
import { ListFactors } from './list-factors.query.js';
import { creationOptions } from './passkey.schema.js';
import type { CreationOptions } from './passkey.schema.js';
import { RemoveFactor } from './remove-factor.js';
import { RenameFactor, renameFactorBody } from './rename-factor.js';
import { RenewRecoveryCodes } from './renew-recovery-codes.js';

/** A person's own second factors. Whose role demands one sets up the first here, before anything else. */
@ApiTags('Two-step verification')
@Controller('v1/auth')
export class FactorsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('factors')
  @Access({ may: 'account:use', stages: ['enrol', 'full'] })
  @Responds({ 200: factorsView }, "The caller's verification methods, oldest first.")
  list(@CurrentActor() actor: Actor): Promise<FactorsView> {
    if (actor.kind !== 'user') throw forbidden();
    return this.queries.execute(new ListFactors(actor.userId));
  }

  @Post('factors/totp')
  @LimitClass('sign-in')
  @Access({ may: 'account:use', stages: ['enrol', 'full'] })
  @StepUp()
  @Responds({ 200: totpSetUpView }, 'A secret for an authenticator app. It is active once a code of it was verified.')
  beginTotp(
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<TotpSetUpView> {
    return this.commands.execute(new BeginTotp({ invocation, session }));
  }

  @Post('factors/totp/confirm')
  @LimitClass('sign-in')
  @Access({ may: 'account:use', stages: ['enrol', 'full'] })
  @StepUp()
  @Responds({ 201: addedFactorView }, 'The authenticator app was added, and this session is verified.')
  addTotp(
    @Body({ schema: addTotpBody }) input: z.infer<typeof addTotpBody>,
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<AddedFactorView> {
    return this.commands.execute(new AddTotp(input, { invocation, session }));
  }

  @Post('factors/passkeys/options')
  @LimitClass('sign-in')
  @Access({ may: 'account:use', stages: ['enrol', 'full'] })
  @StepUp()
  @Responds({ 200: creationOptions }, 'WebAuthn creation options for the browser; they expire in 5 minutes.')
  beginPasskey(
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<CreationOptions> {
    return this.commands.execute(new BeginPasskey({ invocation, session }));
  }

  @Post('factors/passkeys')
  @LimitClass('sign-in')
  @Access({ may: 'account:use', stages: ['enrol', 'full'] })
  @StepUp()
  @Responds({ 201: addedFactorView }, 'The passkey was added, and this session is verified.')
  addPasskey(
    @Body({ schema: addPasskeyBody }) input: z.infer<typeof addPasskeyBody>,
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<AddedFactorView> {
    return this.commands.execute(new AddPasskey(input, { invocation, session }));
  }

  @Patch('factors/:id')
  @Access({ may: 'account:use' })
  @StepUp()
  @Responds({ 200: factorView }, 'The factor under its new name.')
  rename(
    @Param({ schema: idParam('factor') }) { id }: { id: string },
    @Body({ schema: renameFactorBody }) input: z.infer<typeof renameFactorBody>,
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<FactorView> {
    return this.commands.execute(new RenameFactor({ ...input, id }, { invocation, session }));
  }

  @Delete('factors/:id')
  @Access({ may: 'account:use' })
  @StepUp()
  @Responds({ 200: sessionView }, "The method was removed. An operator's last one cannot be removed.")
  remove(
    @Param({ schema: idParam('factor') }) { id }: { id: string },
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<SessionView> {
    return this.commands.execute(new RemoveFactor(id, { invocation, session }));
  }

  @Post('recovery-codes')
  @LimitClass('sign-in')
  @Access({ may: 'account:use' })
  @StepUp()
  @Responds({ 200: recoveryCodesView }, 'Ten new recovery codes, shown only once; earlier codes stop working.')
  renewCodes(
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<RecoveryCodesView> {
    return this.commands.execute(new RenewRecoveryCodes({ invocation, session }));
  }
}
