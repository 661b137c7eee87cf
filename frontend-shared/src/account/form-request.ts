import { computed, signal } from '@angular/core';
import { problemOf } from '../api/problem';

/** One form on its way to the API: busy, refused (which fields and why), or failed. What was typed stays. */
export class FormRequest {
  private readonly mutableBusy = signal(false);
  private readonly thrown = signal<unknown>(undefined);
  private readonly problem = computed(() => (this.thrown() === undefined ? undefined : problemOf(this.thrown())));

  readonly busy = this.mutableBusy.asReadonly();
  /** The API's code for why it refused. */
  readonly code = computed(() => this.problem()?.code);
  /** What was thrown when more than single fields went wrong, for the error's own words. */
  readonly failure = computed(() => ((this.problem()?.fields.length ?? 0) > 0 ? undefined : this.thrown()));

  /** What is wrong with a field, as the API says it. */
  error(path: string): string | undefined {
    return this.problem()?.fields.find((field) => field.path === path)?.message;
  }

  clear(): void {
    this.thrown.set(undefined);
  }

  /** @returns whether it went well */
  async run(send: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.thrown.set(undefined);
    this.mutableBusy.set(true);
    try {
      await send();
      return true;
    } catch (error) {
      this.thrown.set(error);
      return false;
    } finally {
      this.mutableBusy.set(false);
    }
  }
}
