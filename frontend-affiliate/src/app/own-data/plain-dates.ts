import { localized } from '@tributary/frontend-shared/strings/localized';
import { pageLocale } from '@tributary/frontend-shared/numbers/locale';
import { civilDate, datePlusDays } from './device-time-zone';

const texts = localized({
  en: {
    today: (time: string) => `today ${time}`,
    yesterday: (time: string) => `yesterday ${time}`,
  },
});

/** A civil date in words: "3 December", with its year when that is not the present one. */
export function plainDate(date: string, now: number): string {
  const year = date.slice(0, 4) === String(new Date(now).getUTCFullYear()) ? {} : ({ year: 'numeric' } as const);
  const format = new Intl.DateTimeFormat(pageLocale(), { timeZone: 'UTC', day: 'numeric', month: 'long', ...year });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** An instant as a person tells it: "today 14:02", "Tuesday 14:02" within a week, else "3 November 14:02". */
export function plainMoment(at: string, now: number, timeZone: string): string {
  const instant = Date.parse(at);
  const time = new Intl.DateTimeFormat(pageLocale(), { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant);
  const [date, today] = [civilDate(instant, timeZone), civilDate(now, timeZone)];
  if (date === today) return texts.today(time);
  if (date === datePlusDays(today, -1)) return texts.yesterday(time);
  if (date > datePlusDays(today, -7) && date < today) {
    return `${new Intl.DateTimeFormat(pageLocale(), { timeZone, weekday: 'long' }).format(instant)} ${time}`;
  }
  return `${plainDate(date, now)} ${time}`;
}
