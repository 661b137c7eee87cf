import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Settings } from '../../platform/config.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Responds } from '../../platform/responds.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentSession, CurrentInvocation } from '../access/public.js';
import type { TokenSession } from '../access/public.js';
import { sessionView, readDeviceCookie, setDeviceCookie } from '../sessions/public.js';
import type { SessionView } from '../sessions/public.js';
import { GiveCode, giveCodeBody } from './give-code.js';
import { GivePasskey, givePasskeyBody } from './give-passkey.js';
import { GivePassword, givePasswordBody } from './give-password.js';
import { requestOptions } from './passkey.schema.js';
import type { RequestOptions } from './passkey.schema.js';
import type { RaisedSession } from './raised-sessions.js';
import { RequestPasskey } from './request-passkey.js';

/** Giving a second factor: the rest of signing in, or again for what asks for a fresh proof. */
@ApiTags('Two-step verification')
@Controller('v1/auth/factor')
export class GiveFactorController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  @Post()
  @LimitClass('sign-in')
  @Access({ may: 'account:use', stages: ['factor', 'full'] })
  @Responds({ 200: sessionView }, 'The session with its next access token; the code is used up.')
  async giveCode(
    @Body({ schema: giveCodeBody }) { code }: z.infer<typeof giveCodeBody>,
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const giving = new GiveCode(code, { invocation, session }, readDeviceCookie(request, this.config));
    return this.remember(await this.commands.execute(giving), reply);
  }

  @Post('passkey/options')
  @LimitClass('sign-in')
  @Access({ may: 'account:use', stages: ['factor', 'full'] })
  @Responds({ 200: requestOptions }, 'WebAuthn request options for the browser; they expire in 5 minutes.')
  requestPasskey(
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<RequestOptions> {
    return this.commands.execute(new RequestPasskey({ invocation, session }));
  }

  @Post('passkey')
  @LimitClass('sign-in')
  @Access({ may: 'account:use', stages: ['factor', 'full'] })
  @Responds({ 200: sessionView }, 'The session with its next access token.')
  async givePasskey(
    @Body({ schema: givePasskeyBody }) { credential }: z.infer<typeof givePasskeyBody>,
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const giving = new GivePasskey(credential, { invocation, session }, readDeviceCookie(request, this.config));
    return this.remember(await this.commands.execute(giving), reply);
  }

  @Post('password')
  @LimitClass('sign-in')
  @Access({ may: 'account:use', stages: ['enrol', 'full'] })
  @Responds({ 200: sessionView }, 'Verification by password, for people without two-step verification.')
  givePassword(
    @Body({ schema: givePasswordBody }) { currentPassword }: z.infer<typeof givePasswordBody>,
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() session: TokenSession,
  ): Promise<SessionView> {
    return this.commands.execute(new GivePassword(currentPassword, { invocation, session }));
  }

  private remember({ session, deviceToken }: RaisedSession, reply: FastifyReply): SessionView {
    setDeviceCookie(reply, deviceToken, this.config);
    return session;
  }
}
