import type { OwnProgram } from '@tributary/frontend-shared/api/generated/schema';

/** The currency of the program one has been in longest: it stays the same when others are joined. Programs come newest first. */
export function homeCurrency(programs: readonly Pick<OwnProgram, 'currency' | 'membership'>[]): string {
  const home = programs.findLast(({ membership }) => membership === 'approved') ?? programs.at(-1);
  return home?.currency ?? 'EUR';
}
