import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RequestLimits } from '../../platform/limits/request-limits.js';
import { SecurityModule } from '../security/public.js';
import { AccessGuard } from './access/access.guard.js';
import { Callers } from './access/callers.js';
import { PermissionCheck } from './access/permission-check.js';
import { AccountController } from './accounts/account.controller.js';
import { AskEmailChangeHandler } from './accounts/ask-email-change.js';
import { AskPasswordResetHandler } from './accounts/ask-password-reset.js';
import { ChangePasswordHandler } from './accounts/change-password.js';
import { LinkOpener } from './accounts/link-opener.js';
import { OwnPassword } from './accounts/own-password.js';
import { ResetPasswordHandler } from './accounts/reset-password.js';
import { SaveUserHandler } from './accounts/save-user.js';
import { SendVerificationHandler } from './accounts/send-verification.js';
import { VerifyEmailHandler } from './accounts/verify-email.js';
import { WhoAmIHandler } from './accounts/who-am-i.query.js';
import { FactorsController } from './factors/factors.controller.js';
import { GiveFactorController } from './factors/give-factor.controller.js';
import { factorProviders } from './factors/providers.js';
import { ApiKeysController } from './keys/api-keys.controller.js';
import { CreateApiKeyHandler } from './keys/create-api-key.js';
import { ListApiKeysHandler } from './keys/list-api-keys.query.js';
import { MerchantKeysModule } from './keys/merchant-keys.module.js';
import { RevokeApiKeyHandler } from './keys/revoke-api-key.js';
import { RotateApiKeyHandler } from './keys/rotate-api-key.js';
import { AccessTokens } from './sessions/access-tokens.js';
import { EndOtherSessionsHandler } from './sessions/end-other-sessions.js';
import { EndSessionHandler } from './sessions/end-session.js';
import { JwksController } from './sessions/jwks.controller.js';
import { ListSessionsHandler } from './sessions/list-sessions.query.js';
import { RefreshSessionHandler } from './sessions/refresh-session.js';
import { ReusedSessions } from './sessions/reused-sessions.js';
import { SessionStarter } from './sessions/session-starter.js';
import { SessionViews } from './sessions/session-views.js';
import { SessionStore } from './sessions/session.store.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SignOutHandler } from './sessions/sign-out.js';
import { StartedSessions } from './sessions/started-sessions.js';
import { AuthController } from './sign-in/auth.controller.js';
import { KnownDevices } from './sign-in/known-devices.js';
import { PasswordCheck } from './sign-in/password-check.js';
import { RefusedSignIns } from './sign-in/refused-sign-ins.js';
import { SignInAttempts } from './sign-in/sign-in-attempts.js';
import { SignInTraces } from './sign-in/sign-in-traces.js';
import { SignInWatch } from './sign-in/sign-in-watch.js';
import { SignInHandler } from './sign-in/sign-in.js';
import { EndSupportViewHandler } from './support-view/end-support-view.js';
import { ListSupportViewsHandler } from './support-view/list-support-views.query.js';
import { OpenSupportViewHandler } from './support-view/open-support-view.js';
import { StartSupportViewHandler } from './support-view/start-support-view.js';
import { SupportViewCodes } from './support-view/support-view-codes.js';
import { SupportViewGate } from './support-view/support-view-gate.js';
import { SupportViewController } from './support-view/support-view.controller.js';

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
