import { pageLocale } from '@tributary/frontend-shared/numbers/locale';

/** A civil date in words: "3 December", with its year when that is not the present one. */
export function plainDate(date: string, now: number): string {
  const year = date.slice(0, 4) === String(new Date(now).getUTCFullYear()) ? {} : ({ year: 'numeric' } as const);
  const format = new Intl.DateTimeFormat(pageLocale(), { timeZone: 'UTC', day: 'numeric', month: 'long', ...year });
  return format.format(new Date(`${date}T00:00:00Z`));
}
