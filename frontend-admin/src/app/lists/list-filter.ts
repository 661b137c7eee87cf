import { computed, inject } from '@angular/core';
import type { Signal } from '@angular/core';
import { ProgramScope } from '../directory/program-scope';
import { urlValues } from '../directory/url-values';
import type { UrlValues } from '../directory/url-values';

/** What a list is filtered by. */
export interface ListFilter<Key extends string = string> extends UrlValues<Key> {
  /** Whether there may be rows that the filters leave out. */
  readonly isSet: Signal<boolean>;
  clear(): void;
}

/**
 * Filters that stand in the address under these names. Call it where `inject` works.
 * @param byProgram whether the list also keeps to the program that the top bar has chosen
 */
export function listFilter<Key extends string>(keys: readonly Key[], { byProgram = false } = {}): ListFilter<Key> {
  const url = urlValues(keys);
  const scope = inject(ProgramScope);
  const none = Object.fromEntries(keys.map((key) => [key, undefined])) as Record<Key, undefined>;
  const hasProgram = () => byProgram && scope.programId() !== undefined;
  return {
    ...url,
    isSet: computed(() => hasProgram() || keys.some((key) => url.values()[key] !== undefined)),
    clear: () => (hasProgram() ? scope.choose(undefined, none) : url.set(none)),
  };
}
