import type { OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { todayStrings } from './today.strings';

/** Something that keeps an affiliate from earning; with where to act, when acting is up to them. */
export interface Todo {
  readonly text: string;
  readonly action?: string;
  readonly path?: string;
}

const texts = todayStrings.todos;

/** What needs doing, the most important first. `links` is how many there are. */
export function todosOf(programs: readonly Pick<OwnProgram, 'name' | 'membership'>[], links: number): readonly Todo[] {
  const approved = programs.filter(({ membership }) => membership === 'approved');
  const waiting = programs.filter(({ membership }) => membership === 'applied' || membership === 'in_review');
  const suspended = programs.filter(({ membership }) => membership === 'suspended');
  return [
    ...(approved.length === 0 && waiting.length === 0 && suspended.length === 0 ? [texts.noProgram] : []),
    ...(approved.length > 0 && links === 0 ? [{ ...texts.firstLink, path: '/links' }] : []),
    ...suspended.map(({ name }) => texts.suspended(name)),
    ...waiting.map(({ name }) => texts.waiting(name)),
  ];
}
