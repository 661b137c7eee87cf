import { aggregates, dimensions, facts, measures } from '@tributary/backend/kernel/measures';
import type { FactTable, Measure, MeasureSpec } from '@tributary/backend/kernel/measures';
import {
  aggregateKey,
  keyColumns,
  measuresFrom,
  partOf,
  partsOf,
  splitDimensions,
  summed,
} from '../../src/measures-sql.js';

const specs: Readonly<Record<Measure, MeasureSpec>> = measures;

/** What the view that feeds the quarter hours from a table of facts selects. */
export function feedOf(table: FactTable): string {
  const { unit, of } = aggregates.performance_15m;
  const parts = partsOf(table);
  const values = measuresFrom(table).map((name) => `${parts ? `sum(${partOf(name)})` : total(name)} AS ${name}`);
  const split = splitDimensions(table);
  const group = Object.keys(dimensions).map((key) => (split.has(key) ? partOf(key) : key));
  return (
    `SELECT ${keyColumns(table).join(', ')}, ${of(facts[table].time)} AS ${unit}, ${values.join(', ')} ` +
    `FROM ${table}${parts ?? ''} GROUP BY ${group.join(', ')}, ${unit}`
  );
}

/** What the view that feeds the days selects: quarter hours, so that the two cannot disagree on what a sum means. */
export function feedOfDays(): string {
  const { unit, of } = aggregates.performance_1d;
  const day = `${of(aggregates.performance_15m.unit)} AS ${unit}`;
  return `SELECT ${aggregateKey}, ${day}, ${summed()} FROM performance_15m GROUP BY ${aggregateKey}, ${unit}`;
}

/** What `v_performance_daily` selects. */
export function dailyView(): string {
  const { unit } = aggregates.performance_1d;
  return `SELECT ${unit}, ${aggregateKey}, ${summed()} FROM performance_1d GROUP BY ${unit}, ${aggregateKey}`;
}

function total(name: Measure): string {
  const { add } = specs[name];
  return 'countIf' in add ? `countIf(${add.countIf})` : `sum(${add.column})`;
}
