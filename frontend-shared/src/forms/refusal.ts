import { computed, signal } from '@angular/core';
import { problemOf } from '../api/problem';
import { fieldWords } from './field-words';

/** Why a form was not accepted: at the fields that it shows, or as a whole. */
export class Refusal {
  private readonly mutableThrown = signal<unknown>(undefined);
  private readonly problem = computed(() => (this.thrown() === undefined ? undefined : problemOf(this.thrown())));
  /** The fields that the form has, as far as it asked about them. */
  private readonly known = new Set<string>();

  readonly thrown = this.mutableThrown.asReadonly();
  /** The API's code for why it refused. */
  readonly code = computed(() => this.problem()?.code);
  /** What was thrown when it is not about fields of this form alone: else a refused field that is not shown says nothing. */
  readonly failure = computed(() => {
    const fields = this.problem()?.fields ?? [];
    return fields.length > 0 && fields.every(({ path }) => this.isKnown(path)) ? undefined : this.thrown();
  });

  /** What is wrong with a field, in words. Faults inside it (`items.0`) count as its own. */
  error(path: string): string | undefined {
    this.known.add(path);
    const fault = this.problem()?.fields.find((field) => isAt(field.path, path));
    return fault && fieldWords(fault);
  }

  /** Undefined: not refused. */
  set(thrown: unknown): void {
    this.mutableThrown.set(thrown);
  }

  private isKnown(path: string): boolean {
    return [...this.known].some((known) => isAt(path, known));
  }
}

function isAt(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}
