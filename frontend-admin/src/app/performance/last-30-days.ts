import { computed, inject } from '@angular/core';
import type { Signal } from '@angular/core';
import { civilToday, rangeOf } from '@tributary/frontend-shared/date-range/date-range';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { samePerformance } from './performance-report';
import type { PerformanceOf } from './performance-report';

/** The last 30 days of somebody or something, against the 30 before. Call it where `inject` works. */
export function last30Days(
  of: () => Pick<PerformanceOf, 'filters' | 'timeZone'> | undefined,
): Signal<PerformanceOf | undefined> {
  const clock = inject(ServerClock);
  return computed(
    () => {
      const asked = of();
      if (!asked) return undefined;
      return {
        ...asked,
        range: rangeOf('30d', civilToday(clock.now(), asked.timeZone)),
        comparison: 'before' as const,
      };
    },
    { equal: samePerformance },
  );
}
