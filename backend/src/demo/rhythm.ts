const hourMs = 3_600_000;

// Share of a day's visits by local hour, in a thousandth: a quiet night, a lunch break, an evening on the sofa.
const byHour = [14, 8, 5, 4, 4, 7, 16, 30, 41, 46, 48, 50, 55, 52, 47, 46, 48, 53, 60, 70, 78, 76, 60, 32] as const;
// Sunday first.
const byWeekday = [1.18, 1.02, 0.97, 0.98, 1.0, 0.93, 0.92] as const;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
// A sale of four days, in the second month.
const sale = { from: 0.62, to: 0.665, factor: 1.9 } as const;

/** The stretch of time a history tells, in whole days of 24 hours. */
export interface Span {
  readonly startsAt: Date;
  readonly days: number;
}

/**
 * How busy each hour of a span is, as shares that add up to 1: day and week by the zone's own clock, slow growth over the
 * whole, and one sale.
 */
export function hourlyShares({ startsAt, days }: Span, timeZone: string): number[] {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23', weekday: 'short' });
  const weights = Array.from({ length: days * 24 }, (_, index) => {
    const parts = clock.formatToParts(new Date(startsAt.getTime() + index * hourMs));
    const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
    const progress = index / (days * 24);
    const busy = (byHour[Number(part('hour'))] ?? 0) * (byWeekday[weekdays.indexOf(part('weekday'))] ?? 1);
    const selling = progress >= sale.from && progress < sale.to ? sale.factor : 1;
    return busy * (0.8 + 0.4 * progress) * selling;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
