import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import type { Settings } from '../../platform/config.js';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Responds, RespondsNothing } from '../../platform/responds.js';
import type { Invocation } from '../../platform/transaction.js';
import {
  Access,
  CurrentActor,
  CurrentSession,
  anyStage,
  CurrentInvocation,
  originOf,
  forbidden,
  StepUp,
} from '../access/public.js';
import { ChangePassword, changePasswordBody } from './change-password.js';
import type { ChangePasswordInput } from './change-password.js';
import { userView, WhoAmI } from '../identity/public.js';
import type { UserView } from '../identity/public.js';
import type { TokenSession } from '../access/public.js';
import {
  clearRefreshCookie,
  readRefreshCookie,
  setRefreshCookie,
  RefreshSession,
  sessionView,
  SignOut,
  readDeviceCookie,
  setDeviceCookie,
} from '../sessions/public.js';
import type { SessionView, StartedSession } from '../sessions/public.js';
import { SignIn, signInBody } from './sign-in.js';
import type { SignInInput } from './sign-in.js';

@ApiTags('Sign-in')
@Controller('v1')
export class AuthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  @Post('auth/sign-in')
  @LimitClass('sign-in')
  @Access({ public: true })
  @Responds({ 200: sessionView }, 'An access token; the refresh token is set as a cookie.')
  async signIn(
    @Body({ schema: signInBody }) input: SignInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const place = { origin: originOf(request), deviceToken: readDeviceCookie(request, this.config) };
    const started = await this.commands.execute(new SignIn(input, place));
    const session = this.start(started, reply);
    if (started.deviceToken !== undefined) setDeviceCookie(reply, started.deviceToken, this.config);
    return session;
  }

  @Post('auth/refresh')
  @LimitClass('sign-in')
  @Access({ public: true })
  @Responds({ 200: sessionView }, 'The next access token; the cookie is replaced. A refresh token works once.')
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    return this.start(
      await this.commands.execute(new RefreshSession(readRefreshCookie(request, this.config), originOf(request))),
      reply,
    );
  }

  @Post('auth/sign-out')
  @LimitClass('sign-in')
  @Access({ public: true })
  @RespondsNothing('The session was ended and its cookie removed.')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.commands.execute(new SignOut(readRefreshCookie(request, this.config), originOf(request)));
    clearRefreshCookie(reply);
  }

  @Post('auth/password')
  @LimitClass('sign-in')
  @Access({ may: 'account:use' })
  @StepUp()
  @Responds({ 200: sessionView }, 'The password was changed; all other sessions of the account end within ten minutes.')
  async changePassword(
    @Body({ schema: changePasswordBody }) input: ChangePasswordInput,
    @CurrentInvocation() invocation: Invocation,
    @CurrentSession() { factorAt }: TokenSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.start(await this.commands.execute(new ChangePassword(input, invocation, factorAt)), reply);
  }

  @Get('me')
  @Access({ may: 'account:use', stages: anyStage })
  @Responds({ 200: userView }, 'Who the access token belongs to.')
  me(@CurrentActor() actor: Actor): Promise<UserView> {
    if (actor.kind !== 'user') throw forbidden();
    return this.queries.execute(new WhoAmI(actor));
  }

  private start(started: StartedSession, reply: FastifyReply): SessionView {
    setRefreshCookie(reply, started, this.config);
    return started.session;
  }
}
