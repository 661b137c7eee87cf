import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { AskEmailChangeHandler } from './ask-email-change.js';
import { AskPasswordResetHandler } from './ask-password-reset.js';
import { LinkOpener } from './link-opener.js';
import { OwnPassword } from './own-password.js';
import { ResetPasswordHandler } from './reset-password.js';
import { SaveUserHandler } from './save-user.js';
import { SendVerificationHandler } from './send-verification.js';
import { VerifyEmailHandler } from './verify-email.js';
import { WhoAmIHandler } from './who-am-i.query.js';

/** People's accounts: passwords, addresses, the links by mail that prove them, and what slows guessing down. */
@Module({
  controllers: [AccountController],
  providers: [
    LinkOpener,
    OwnPassword,
    RefusedSignIns,
    SignInAttempts,
    AskEmailChangeHandler,
    AskPasswordResetHandler,
    ResetPasswordHandler,
    SaveUserHandler,
    SendVerificationHandler,
    VerifyEmailHandler,
    WhoAmIHandler,
  ],
  exports: [OwnPassword, SignInAttempts],
})
export class IdentityModule {}
