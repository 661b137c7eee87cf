import { computed, debounced, effect, inject, signal } from '@angular/core';
import type { Signal, WritableSignal } from '@angular/core';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { programsList } from '@tributary/frontend-shared/api/generated/operations';
import { ProgramDirectory } from '../directory/program-directory';
import type { Choice } from './choice-field';

const offered = 200;
const restMs = 250;

/** The programs that a field offers. */
export interface ProgramOptions {
  readonly choices: Signal<readonly Choice[]>;
  /** Whether there are more than are offered: then part of a name is typed first. */
  readonly isLong: Signal<boolean>;
  readonly search: WritableSignal<string>;
  readonly error: Signal<unknown>;
}

interface Offered {
  /** Only those of this merchant. */
  readonly merchantId?: string;
  /** They stay offered, also when they are closed or something else is searched for. */
  readonly chosen: readonly string[];
  readonly without?: readonly string[];
}

/** Offers programs that are not closed; where there are many, those that the server finds. Call it where `inject` works. */
export function programOptions(asked: () => Offered): ProgramOptions {
  const directory = inject(ProgramDirectory);
  const search = signal('');
  const typed = debounced(search, restMs);
  const list = apiResource(programsList, () => {
    if (!directory.settled() || directory.isComplete()) return undefined;
    const q = typed.hasValue() ? typed.value().trim() : '';
    return { limit: offered, merchantId: asked().merchantId, ...(q !== '' && { q }) };
  });
  const found = computed(() => {
    const { merchantId } = asked();
    if (!directory.isComplete()) return list.hasValue() ? list.value().data : [];
    return directory.programs().filter((program) => merchantId === undefined || program.merchantId === merchantId);
  });
  // What is chosen here is named elsewhere on the page.
  effect(() => directory.learn(list.hasValue() ? list.value().data : []));
  const choices = computed(() => {
    const { chosen, without = [] } = asked();
    const open = found().filter(({ id, status }) => status !== 'closed' && !without.includes(id));
    const kept = [...new Set(chosen)].flatMap((id) => {
      const program = open.some((one) => one.id === id) ? undefined : directory.program(id);
      return program === undefined ? [] : [program];
    });
    return [...kept, ...open].map(({ id, name }) => ({ value: id, label: name }));
  });
  const isLong = computed(() => search() !== '' || (list.hasValue() && list.value().nextCursor !== null));
  return { choices, isLong, search, error: list.error };
}
