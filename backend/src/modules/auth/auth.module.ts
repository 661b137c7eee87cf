import { Module } from '@nestjs/common';
import { SecurityModule } from '../security/public.js';
import { AccessTokenVerifier, SessionVerifier, SupportViewVerifier } from '../access/public.js';
import { AccountController } from './accounts/account.controller.js';
import { accountProviders } from './accounts/providers.js';
import { FactorResets } from './factors/factor-resets.js';
import { FactorsController } from './factors/factors.controller.js';
import { GiveFactorController } from './factors/give-factor.controller.js';
import { factorProviders } from './factors/providers.js';
import { JwksController } from './sessions/jwks.controller.js';
import { sessionProviders } from './sessions/providers.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { AuthController } from './sign-in/auth.controller.js';
import { signInProviders } from './sign-in/providers.js';
import { SignInWatch } from './sign-in/sign-in-watch.js';
import { supportViewProviders } from './support-view/providers.js';
import { SupportViewController } from './support-view/support-view.controller.js';

/** Accounts, sign-in, sessions, second factors and support views. */
@Module({
  imports: [SecurityModule],
  controllers: [
    ...[AuthController, AccountController, SessionsController, GiveFactorController, FactorsController],
    ...[SupportViewController, JwksController],
  ],
  providers: [
    ...signInProviders,
    ...sessionProviders,
    ...factorProviders,
    ...accountProviders,
    ...supportViewProviders,
  ],
  exports: [FactorResets, SignInWatch, AccessTokenVerifier, SessionVerifier, SupportViewVerifier],
})
export class AuthModule {}
