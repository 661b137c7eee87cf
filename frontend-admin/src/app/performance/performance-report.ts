import { computed, inject } from '@angular/core';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { reportsQuery } from '@tributary/frontend-shared/api/generated/operations';
import type { ReportRow } from '@tributary/frontend-shared/api/generated/schema';
import { rangeBefore } from '@tributary/frontend-shared/date-range/date-range';
import type { Comparison, DateRange } from '@tributary/frontend-shared/date-range/date-range';
import { Session } from '@tributary/frontend-shared/session/session';
import { TestMode } from '../directory/test-mode';
import { totalsOf } from './figures';

/** Whose performance, when, where its days begin and end, and what it is compared with. */
export interface PerformanceOf {
  readonly filters: { readonly programId?: string; readonly affiliateId?: string; readonly linkId?: string };
  readonly timeZone: string;
  readonly range: DateRange;
  readonly comparison: Comparison;
}

/** Whether two questions are the same: clocks tick, and the same days need not be asked for again. */
export function samePerformance(a: PerformanceOf | undefined, b: PerformanceOf | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const noRows: readonly ReportRow[] = [];

/**
 * Daily figures of a range and of the one it is compared with. Call it where `inject` works; asked again when `of` changes,
 * and not asked while it gives undefined, or of whom reports are kept from.
 */
export function performanceReport(of: () => PerformanceOf | undefined) {
  const session = inject(Session);
  const testMode = inject(TestMode);
  const asking = (): PerformanceOf | undefined => (session.may('reports:read') ? of() : undefined);
  const now = apiResource(reportsQuery, () => {
    const asked = asking();
    return asked && { body: question(asked, asked.range, testMode.reported()) };
  });
  const before = apiResource(reportsQuery, () => {
    const asked = asking();
    const range = asked && rangeBefore(asked.range, asked.comparison);
    return range && { body: question(asked, range, testMode.reported()) };
  });
  const rows = computed(() => (now.hasValue() ? now.value().data : noRows));
  const rowsBefore = computed(() => (before.hasValue() ? before.value().data : noRows));
  return {
    rows,
    rowsBefore,
    totals: computed(() => totalsOf(rows())),
    /** Nothing while there is nothing to compare with. */
    totalsBefore: computed(() => (before.hasValue() ? totalsOf(rowsBefore()) : undefined)),
    // Both: a comparison that came later would push everything below down by a line.
    isLoading: computed(() => [now, before].some((answer) => !answer.hasValue() && answer.isLoading())),
    error: computed(() => now.error() ?? before.error()),
    reload: () => {
      now.reload();
      before.reload();
    },
  };
}

export type PerformanceReport = ReturnType<typeof performanceReport>;

function question({ filters, timeZone }: PerformanceOf, { from, to }: DateRange, mode: { livemode?: boolean }) {
  return { from, to, timeZone, filters: { ...filters, ...mode }, groupBy: ['day' as const], limit: 10_000 };
}
