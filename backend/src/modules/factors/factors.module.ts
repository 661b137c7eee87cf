import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/public.js';
import { SessionsModule } from '../sessions/public.js';
import { FactorsController } from './factors.controller.js';
import { GiveFactorController } from './give-factor.controller.js';
import { AddPasskeyHandler } from './add-passkey.js';
import { AddTotpHandler } from './add-totp.js';
import { BeginPasskeyHandler } from './begin-passkey.js';
import { BeginTotpHandler } from './begin-totp.js';
import { FactorKeys } from './factor-keys.js';
import { FactorNews } from './factor-news.js';
import { FactorResets } from './factor-resets.js';
import { FactorSets } from './factor-sets.js';
import { GiveCodeHandler } from './give-code.js';
import { GivePasskeyHandler } from './give-passkey.js';
import { GivePasswordHandler } from './give-password.js';
import { GivenCodes } from './given-codes.js';
import { ListFactorsHandler } from './list-factors.query.js';
import { PasskeyAnswers } from './passkey-answers.js';
import { Passkeys } from './passkeys.js';
import { RaisedSessions } from './raised-sessions.js';
import { RemoveFactorHandler } from './remove-factor.js';
import { RenameFactorHandler } from './rename-factor.js';
import { RenewRecoveryCodesHandler } from './renew-recovery-codes.js';
import { RequestPasskeyHandler } from './request-passkey.js';
import { SaveTotpHandler } from './save-totp.js';
import { SecondFactor } from './second-factor.js';
import { SetUps } from './set-ups.js';

/** Second factors: setting them up, giving them, and taking them away. */
@Module({
  imports: [IdentityModule, SessionsModule],
  controllers: [GiveFactorController, FactorsController],
  providers: [
    FactorKeys,
    FactorNews,
    FactorResets,
    FactorSets,
    GivenCodes,
    PasskeyAnswers,
    Passkeys,
    RaisedSessions,
    SecondFactor,
    SetUps,
    AddPasskeyHandler,
    AddTotpHandler,
    BeginPasskeyHandler,
    BeginTotpHandler,
    GiveCodeHandler,
    GivePasskeyHandler,
    GivePasswordHandler,
    ListFactorsHandler,
    RemoveFactorHandler,
    RenameFactorHandler,
    RenewRecoveryCodesHandler,
    RequestPasskeyHandler,
    SaveTotpHandler,
  ],
  exports: [FactorResets, SecondFactor],
})
export class FactorsModule {}
