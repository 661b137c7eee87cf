/** The sign-in is right, but the account belongs to the other app. */
export class WrongApp extends Error {
  constructor(readonly role: 'admin' | 'affiliate') {
    super(`This account belongs to the ${role} app.`);
  }
}
