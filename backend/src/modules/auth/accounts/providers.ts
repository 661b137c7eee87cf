import { AskEmailChangeHandler } from './ask-email-change.js';
import { AskPasswordResetHandler } from './ask-password-reset.js';
import { ChangePasswordHandler } from './change-password.js';
import { LinkOpener } from './link-opener.js';
import { OwnPassword } from './own-password.js';
import { ResetPasswordHandler } from './reset-password.js';
import { SaveUserHandler } from './save-user.js';
import { SendVerificationHandler } from './send-verification.js';
import { VerifyEmailHandler } from './verify-email.js';
import { WhoAmIHandler } from './who-am-i.query.js';

/** People's accounts: passwords, addresses, and the links by mail that prove them. */
export const accountProviders = [
  LinkOpener,
  OwnPassword,
  AskEmailChangeHandler,
  AskPasswordResetHandler,
  ChangePasswordHandler,
  ResetPasswordHandler,
  SaveUserHandler,
  SendVerificationHandler,
  VerifyEmailHandler,
  WhoAmIHandler,
];
