/** One line or row of bars. */
export interface ChartSeries {
  readonly name: string;
  /** One value a day; null where there is none. */
  readonly values: readonly (number | null)[];
  /** The same days of the span before, drawn thin and grey. */
  readonly comparison?: readonly (number | null)[] | undefined;
}

/** What a chart shows. */
export interface ChartData {
  readonly kind: 'line' | 'bar';
  /** Civil days, `2026-11-22`. */
  readonly days: readonly string[];
  /** The days of the comparison, each under the day that it is compared with. */
  readonly comparisonDays?: readonly string[] | undefined;
  readonly series: readonly ChartSeries[];
  /** The first day that is not over: drawn hatched, because it will still grow. */
  readonly incompleteFrom: string | undefined;
  /** There is no half of what is counted: the axis has whole numbers only. */
  readonly wholeNumbers?: boolean;
}

/** More would be told apart by nobody. */
const mostSeries = 6;

/** At most six series: the largest stay, the rest becomes one, under the name given. */
export function mostImportant(series: readonly ChartSeries[], restName: string): readonly ChartSeries[] {
  if (series.length <= mostSeries) return series;
  const total = ({ values }: ChartSeries) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const sorted = series.toSorted((a, b) => total(b) - total(a));
  const rest = sorted.slice(mostSeries - 1);
  const values = (rest[0]?.values ?? []).map((_, day) => rest.reduce((sum, one) => sum + (one.values[day] ?? 0), 0));
  return [...sorted.slice(0, mostSeries - 1), { name: restName, values }];
}

/** The chart as rows: day, then each series, then its comparison. For the table and the CSV. */
export function rowsOf({ days, series }: Pick<ChartData, 'days' | 'series'>, comparisonName: (name: string) => string) {
  const columns = series.flatMap(({ name, values, comparison }) => [
    { name, values },
    ...(comparison ? [{ name: comparisonName(name), values: comparison }] : []),
  ]);
  const rows = days.map((day, index) => ({ day, values: columns.map(({ values }) => values[index] ?? null) }));
  return { columns: columns.map(({ name }) => name), rows };
}
