import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitClass } from '../../../platform/limits/limit-class.js';
import { replyOutcome } from '../../../platform/outcome-reply.js';
import { Responds, RespondsNothing } from '../../../platform/responds.js';
import type { Invocation } from '../../../platform/transaction.js';
import { Access } from '../access/access.js';
import { CurrentInvocation, originOf } from '../access/invocation.js';
import { accepted, acceptedView } from './accepted.view.js';
import type { AcceptedView } from './accepted.view.js';
import { AskEmailChange, askEmailChangeBody } from './ask-email-change.js';
import type { AskEmailChangeInput } from './ask-email-change.js';
import { AskPasswordReset, askPasswordResetBody } from './ask-password-reset.js';
import type { AskPasswordResetInput } from './ask-password-reset.js';
import { ResetPassword, resetPasswordBody } from './reset-password.js';
import type { ResetPasswordInput } from './reset-password.js';
import { SendVerification } from './send-verification.js';
import { VerifyEmail, verifyEmailBody } from './verify-email.js';
import type { VerifyEmailInput } from './verify-email.js';

/** What is done by links in mails: proving an address, changing it, and setting a forgotten password anew. */
@ApiTags('Sign-in')
@Controller('v1')
export class AccountController {
  constructor(private readonly commands: CommandBus) {}

  @Post('auth/verify-email')
  @LimitClass('sign-in')
  @Access({ public: true })
  @RespondsNothing('The address is proven. A link is good once, for 24 hours, and only the newest one.')
  verifyEmail(
    @Body({ schema: verifyEmailBody }) input: VerifyEmailInput,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.commands.execute(new VerifyEmail(input, originOf(request)));
  }

  @Post('me/verify-email')
  @LimitClass('sign-in')
  @Access({ may: 'account:use' })
  @Responds({ 202: acceptedView }, 'Another link is on its way to the address of the account, if it is not proven yet.')
  async sendVerification(
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedView> {
    return replyOutcome(reply, await this.commands.execute(new SendVerification(invocation)));
  }

  @Post('me/email')
  @LimitClass('sign-in')
  @Access({ may: 'account:use' })
  @Responds(
    { 202: acceptedView },
    'A link is on its way to the new address, which counts once the link is used. The address so far is told.',
  )
  async askEmailChange(
    @Body({ schema: askEmailChangeBody }) input: AskEmailChangeInput,
    @CurrentInvocation() invocation: Invocation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedView> {
    return replyOutcome(reply, await this.commands.execute(new AskEmailChange(input, invocation)));
  }

  @Post('auth/forgot-password')
  @LimitClass('sign-in')
  @Access({ public: true })
  @Responds(
    { 202: acceptedView },
    'The same answer whether or not there is such an account; what follows comes by mail.',
  )
  async askPasswordReset(
    @Body({ schema: askPasswordResetBody }) input: AskPasswordResetInput,
    @Req() request: FastifyRequest,
  ): Promise<AcceptedView> {
    await this.commands.execute(new AskPasswordReset(input, originOf(request)));
    return accepted;
  }

  @Post('auth/reset-password')
  @LimitClass('sign-in')
  @Access({ public: true })
  @RespondsNothing('The password is set, and all sessions of the account end within ten minutes. Sign in with it.')
  resetPassword(
    @Body({ schema: resetPasswordBody }) input: ResetPasswordInput,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.commands.execute(new ResetPassword(input, originOf(request)));
  }
}
