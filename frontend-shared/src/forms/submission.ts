import { signal } from '@angular/core';
import { newIdempotencyKey } from '../api/request-id';
import { Refusal } from './refusal';

/** What is wrong with fields, by the path that the API calls them; undefined where nothing is. */
export type FieldChecks = Readonly<Record<string, string | undefined>>;

/**
 * One form on its way to the API: busy, refused (which fields and why), or failed. What was typed stays. Sending the same
 * again after a failure uses the same idempotency key, so that nothing is done twice when only the answer was lost.
 */
export class Submission {
  private readonly mutableBusy = signal(false);
  private readonly mutableAccepted = signal(0);
  private readonly refusal = new Refusal();
  private readonly checks = signal<FieldChecks>({});
  private last = { input: '', key: '' };

  readonly busy = this.mutableBusy.asReadonly();
  /** How often sending was accepted: what was typed before the last time is stored. */
  readonly accepted = this.mutableAccepted.asReadonly();
  /** What was thrown when it is not about the form's fields alone, for the error's own words. */
  readonly failure = this.refusal.failure;

  /** What is wrong with a field. Errors inside it (`items.0`) count as its own. */
  error(path: string): string | undefined {
    const refused = this.refusal.error(path);
    return this.checks()[path] ?? refused;
  }

  /** @returns what the API answered; undefined when it was not asked, or refused */
  async run<T>(
    input: unknown,
    checks: FieldChecks,
    send: (idempotencyKey: string) => Promise<T>,
  ): Promise<T | undefined> {
    if (this.busy()) return undefined;
    this.checks.set(checks);
    this.refusal.set(undefined);
    if (Object.values(checks).some((check) => check !== undefined)) return undefined;
    this.mutableBusy.set(true);
    try {
      const answer = await send(this.keyFor(JSON.stringify(input)));
      // Done: the same again is another intention.
      this.last = { input: '', key: '' };
      if (answer !== undefined) this.mutableAccepted.update((count) => count + 1);
      return answer;
    } catch (error) {
      this.refusal.set(error);
      return undefined;
    } finally {
      this.mutableBusy.set(false);
    }
  }

  private keyFor(input: string): string {
    if (this.last.input !== input) this.last = { input, key: newIdempotencyKey() };
    return this.last.key;
  }
}
