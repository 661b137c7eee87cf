import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RequestLimits } from '../../platform/limits/request-limits.js';
import { SecurityModule } from '../security/public.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { AccountController } from './account.controller.js';
import { ApiKeysController } from './api-keys.controller.js';
import { AskEmailChangeHandler } from './ask-email-change.js';
import { AskPasswordResetHandler } from './ask-password-reset.js';
import { AuthController } from './auth.controller.js';
import { Callers } from './callers.js';
import { ChangePasswordHandler } from './change-password.js';
import { CreateApiKeyHandler } from './create-api-key.js';
import { JwksController } from './jwks.controller.js';
import { EndOtherSessionsHandler } from './end-other-sessions.js';
import { EndSessionHandler } from './end-session.js';
import { FactorsController } from './factors/factors.controller.js';
import { GiveFactorController } from './factors/give-factor.controller.js';
import { factorProviders } from './factors/providers.js';
import { KnownDevices } from './known-devices.js';
import { LinkOpener } from './link-opener.js';
import { ListApiKeysHandler } from './list-api-keys.query.js';
import { MerchantKeysModule } from './merchant-keys.module.js';
import { ListSessionsHandler } from './list-sessions.query.js';
import { OwnPassword } from './own-password.js';
import { PasswordCheck } from './password-check.js';
import { PermissionCheck } from './permission-check.js';
import { RefreshSessionHandler } from './refresh-session.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { ResetPasswordHandler } from './reset-password.js';
import { ReusedSessions } from './reused-sessions.js';
import { RevokeApiKeyHandler } from './revoke-api-key.js';
import { RotateApiKeyHandler } from './rotate-api-key.js';
import { SaveUserHandler } from './save-user.js';
import { SendVerificationHandler } from './send-verification.js';
import { SessionStarter } from './session-starter.js';
import { SessionViews } from './session-views.js';
import { SessionStore } from './session.store.js';
import { SessionsController } from './sessions.controller.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInHandler } from './sign-in.js';
import { SignOutHandler } from './sign-out.js';
import { EndSupportViewHandler } from './support-view/end-support-view.js';
import { ListSupportViewsHandler } from './support-view/list-support-views.query.js';
import { OpenSupportViewHandler } from './support-view/open-support-view.js';
import { StartSupportViewHandler } from './support-view/start-support-view.js';
import { SupportViewCodes } from './support-view/support-view-codes.js';
import { SupportViewGate } from './support-view/support-view-gate.js';
import { SupportViewController } from './support-view/support-view.controller.js';
import { StartedSessions } from './started-sessions.js';
import { VerifyEmailHandler } from './verify-email.js';
import { SignInTraces } from './sign-in-traces.js';
import { SignInWatch } from './sign-in-watch.js';
import { WhoAmIHandler } from './who-am-i.query.js';

/** Sign-in, credentials, and the guard that stands before every route of the process that imports this. */
@Module({
  imports: [MerchantKeysModule, SecurityModule],
  controllers: [
    ...[AuthController, AccountController, SessionsController, GiveFactorController, FactorsController],
    ...[ApiKeysController, SupportViewController, JwksController],
  ],
  providers: [
    AccessTokens,
    SessionStore,
    SessionStarter,
    StartedSessions,
    Callers,
    PermissionCheck,
    SessionViews,
    SignInAttempts,
    PasswordCheck,
    KnownDevices,
    RefusedSignIns,
    ReusedSessions,
    LinkOpener,
    OwnPassword,
    RequestLimits,
    SignInTraces,
    SignInWatch,
    { provide: APP_GUARD, useClass: AccessGuard },
    SignInHandler,
    RefreshSessionHandler,
    SignOutHandler,
    ChangePasswordHandler,
    SendVerificationHandler,
    VerifyEmailHandler,
    AskEmailChangeHandler,
    AskPasswordResetHandler,
    ResetPasswordHandler,
    ListSessionsHandler,
    EndSessionHandler,
    EndOtherSessionsHandler,
    SaveUserHandler,
    CreateApiKeyHandler,
    RotateApiKeyHandler,
    RevokeApiKeyHandler,
    ListApiKeysHandler,
    WhoAmIHandler,
    SupportViewCodes,
    SupportViewGate,
    StartSupportViewHandler,
    OpenSupportViewHandler,
    EndSupportViewHandler,
    ListSupportViewsHandler,
    ...factorProviders,
  ],
  exports: [SessionStore],
})
export class AuthModule {}
