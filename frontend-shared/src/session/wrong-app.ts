import type { AppName } from './app-identity';

/** The sign-in is right, but the account belongs to the other app. */
export class WrongApp extends Error {
  constructor(readonly app: AppName) {
    super(`This account belongs to the ${app} app.`);
  }
}
