import type { Alert } from '@tributary/frontend-shared/api/generated/schema';
import { securityStrings as texts } from './security.strings';

const words: Readonly<Record<string, string>> = texts.facts;

/** One thing that was seen, in words. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Evidence each time, latest first, without the moment. A fact this page has no word for keeps its own name. */
export function evidenceFacts(evidence: Alert['evidence']): { readonly at: string; readonly facts: readonly Fact[] }[] {
  return [...evidence].reverse().map(({ at, ...facts }) => ({
    at: String(at ?? ''),
    facts: Object.entries(facts).map(([name, value]) => ({
      name: words[name] ?? name,
      value: value === null ? texts.unknown : String(value),
    })),
  }));
}
