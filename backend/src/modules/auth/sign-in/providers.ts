import { KnownDevices } from './known-devices.js';
import { PasswordCheck } from './password-check.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInTraces } from './sign-in-traces.js';
import { SignInWatch } from './sign-in-watch.js';
import { SignInHandler } from './sign-in.js';

/** Signing in: the password, what slows guessing down, and what notices the unusual. */
export const signInProviders = [
  KnownDevices,
  PasswordCheck,
  RefusedSignIns,
  SignInAttempts,
  SignInTraces,
  SignInWatch,
  SignInHandler,
];
