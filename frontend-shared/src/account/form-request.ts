import { signal } from '@angular/core';
import { Refusal } from '../forms/refusal';

/** One form on its way to the API: busy, refused (which fields and why), or failed. What was typed stays. */
export class FormRequest {
  private readonly mutableBusy = signal(false);
  private readonly mutableAccepted = signal(0);
  private readonly refusal = new Refusal();

  readonly busy = this.mutableBusy.asReadonly();
  /** How often sending was accepted: what was typed before the last time is stored. */
  readonly accepted = this.mutableAccepted.asReadonly();
  /** The API's code for why it refused. */
  readonly code = this.refusal.code;
  /** What was thrown when it is not about the form's fields alone, for the error's own words. */
  readonly failure = this.refusal.failure;

  /** What is wrong with a field, in words. */
  error(path: string): string | undefined {
    return this.refusal.error(path);
  }

  clear(): void {
    this.refusal.set(undefined);
  }

  /** @returns whether it went well */
  async run(send: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.clear();
    this.mutableBusy.set(true);
    try {
      await send();
      this.mutableAccepted.update((count) => count + 1);
      return true;
    } catch (error) {
      this.refusal.set(error);
      return false;
    } finally {
      this.mutableBusy.set(false);
    }
  }
}
