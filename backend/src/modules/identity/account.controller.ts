import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitClass } from '../../platform/limits/limit-class.js';
import { replyOutcome } from '../../platform/outcome-reply.js';
import { Responds, RespondsNothing } from '../../platform/responds.js';
import type { Invocation } from '../../platform/transaction.js';
import { Access, CurrentInvocation, originOf } from '../access/public.js';
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
  @RespondsNothing('The address is confirmed. A link works once and expires in 24 hours; only the latest one works.')
  verifyEmail(
    @Body({ schema: verifyEmailBody }) input: VerifyEmailInput,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.commands.execute(new VerifyEmail(input, originOf(request)));
  }

  @Post('me/verify-email')
  @LimitClass('sign-in')
  @Access({ may: 'account:use' })
  @Responds({ 202: acceptedView }, 'A new link was sent to the account’s address, if it is not confirmed yet.')
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
    'A link was sent to the new address, which takes effect once the link is used. The current address is notified.',
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
  @Responds({ 202: acceptedView }, 'The same response whether or not the account exists; the rest happens by email.')
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
  @RespondsNothing(
    'The password was changed and all sessions of the account end within ten minutes. Sign in with the new password.',
  )
  resetPassword(
    @Body({ schema: resetPasswordBody }) input: ResetPasswordInput,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.commands.execute(new ResetPassword(input, originOf(request)));
  }
}
