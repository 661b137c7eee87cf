import { Injector, effect, inject, signal } from '@angular/core';
import type { WritableSignal } from '@angular/core';
import { KeptAnswers } from './kept-answers';

/** What somebody types into a field, kept in this tab over a reload; gone once they sign out. Call it where `inject` works. */
export function keptText(name: string): WritableSignal<string> {
  const store = inject(KeptAnswers);
  const text = signal(store.readTyped(name));
  effect(() => store.writeTyped(name, text()), { injector: inject(Injector) });
  return text;
}
