/** A failure that the person at the keyboard can mend: its message is one clear sentence, printed without a stack. */
export class UserError extends Error {
  override name = 'UserError';
}

/** What to print for any thrown value: the sentence of a UserError, else message and stack for a bug report. */
export function describeError(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
