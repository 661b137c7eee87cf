import { dateFormat } from '@tributary/frontend-shared/numbers/kept-formats';
import { pageLocale } from '@tributary/frontend-shared/numbers/locale';

/** A civil date in words: "3 December", with its year when that is not the present one. */
export function plainDate(date: string, now: number): string {
  const year = date.slice(0, 4) === String(new Date(now).getUTCFullYear()) ? {} : ({ year: 'numeric' } as const);
  const format = dateFormat(pageLocale(), { timeZone: 'UTC', day: 'numeric', month: 'long', ...year });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** A civil date where there is little room: "3 Dec". */
export function shortDate(date: string): string {
  const format = dateFormat(pageLocale(), { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
