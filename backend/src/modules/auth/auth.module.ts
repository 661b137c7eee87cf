import { Module } from '@nestjs/common';
import { SecurityModule } from '../security/public.js';
import { accessProviders } from './access/providers.js';
import { AccountController } from './accounts/account.controller.js';
import { accountProviders } from './accounts/providers.js';
import { FactorResets } from './factors/factor-resets.js';
import { FactorsController } from './factors/factors.controller.js';
import { GiveFactorController } from './factors/give-factor.controller.js';
import { factorProviders } from './factors/providers.js';
import { ApiKeysController } from './keys/api-keys.controller.js';
import { MerchantKeysModule } from './keys/merchant-keys.module.js';
import { keyProviders } from './keys/providers.js';
import { JwksController } from './sessions/jwks.controller.js';
import { sessionProviders } from './sessions/providers.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { AuthController } from './sign-in/auth.controller.js';
import { signInProviders } from './sign-in/providers.js';
import { SignInWatch } from './sign-in/sign-in-watch.js';
import { supportViewProviders } from './support-view/providers.js';
import { SupportViewController } from './support-view/support-view.controller.js';

/** Sign-in, credentials, and the guard that stands before every route of the process that imports this. */
@Module({
  imports: [MerchantKeysModule, SecurityModule],
  controllers: [
    ...[AuthController, AccountController, SessionsController, GiveFactorController, FactorsController],
    ...[ApiKeysController, SupportViewController, JwksController],
  ],
  providers: [
    ...accessProviders,
    ...signInProviders,
    ...sessionProviders,
    ...factorProviders,
    ...accountProviders,
    ...keyProviders,
    ...supportViewProviders,
  ],
  exports: [FactorResets, SignInWatch],
})
export class AuthModule {}
