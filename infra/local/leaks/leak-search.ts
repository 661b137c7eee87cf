import { secretForms } from './secret-forms.ts';
import { SHORTEST_SECRET, type Secret } from './secret.ts';

/** A secret that was found. */
export interface Leak {
  readonly kind: string;
  /** Encoding in which it stood there. */
  readonly form: string;
  /** From 1. */
  readonly line: number;
}

interface Pattern {
  readonly text: string;
  readonly kind: string;
  readonly form: string;
}

/** Looks for thousands of secrets at once, in every form that {@link secretForms} knows. */
export class LeakSearch {
  // By their beginnings: one look at each place of a text finds whichever of all secrets begins there.
  readonly #byBeginning = new Map<string, Pattern[]>();

  constructor(secrets: readonly Secret[]) {
    const known = new Set<string>();
    for (const { kind, value } of secrets) {
      for (const [text, form] of secretForms(value)) {
        if (known.has(text)) continue;
        known.add(text);
        const beginning = text.slice(0, SHORTEST_SECRET);
        const others = this.#byBeginning.get(beginning) ?? [];
        this.#byBeginning.set(beginning, [...others, { text, kind, form }]);
      }
    }
  }

  /** Every leak of a text, each kind and form once a line. */
  leaksIn(text: string): Leak[] {
    const leaks = new Map<string, Leak>();
    let line = 1;
    for (let at = 0; at < text.length; at += 1) {
      if (text.charCodeAt(at) === 10) line += 1;
      for (const pattern of this.#byBeginning.get(text.slice(at, at + SHORTEST_SECRET)) ?? []) {
        if (!text.startsWith(pattern.text, at)) continue;
        const { kind, form } = pattern;
        leaks.set(`${line} ${kind} ${form}`, { kind, form, line });
      }
    }
    return [...leaks.values()];
  }
}
