import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/public.js';
import { FactorsModule } from '../factors/public.js';
import { SessionsModule } from '../sessions/public.js';
import { ChangePasswordHandler } from './change-password.js';
import { PasswordCheck } from './password-check.js';
import { AuthController } from './auth.controller.js';
import { SignInHandler } from './sign-in.js';

/** Signing in and out, and everything else that begins a session. */
@Module({
  imports: [IdentityModule, SessionsModule, FactorsModule],
  controllers: [AuthController],
  providers: [PasswordCheck, ChangePasswordHandler, SignInHandler],
})
export class SignInModule {}
