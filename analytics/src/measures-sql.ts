import { aggregates, dimensions, facts, measureNames, measures } from '@tributary/backend/kernel/measures';
import type { Aggregate, FactSpec, FactTable, Measure, MeasureSpec } from '@tributary/backend/kernel/measures';

/** The key of every aggregate. */
export const aggregateKey = Object.keys(dimensions).join(', ');
export const factTables = Object.keys(facts) as readonly FactTable[];

const specs: Readonly<Record<Measure, MeasureSpec>> = measures;
const zeros: Readonly<Record<MeasureSpec['type'], string>> = {
  UInt64: 'toUInt64(0)',
  Int64: 'toInt64(0)',
  'Decimal(38, 4)': 'toDecimal128(0, 4)',
};

/** The measures that a table of facts feeds; no other table feeds them. */
export function measuresFrom(table: FactTable): readonly Measure[] {
  return measureNames.filter((name) => measures[name].from === table);
}

/** A measure as a number that can be subtracted. */
export function signed(measure: Measure): string {
  return specs[measure].type === 'UInt64' ? `toInt64(${measure})` : measure;
}

/** `sum(…) AS …` for each of these measures. */
export function summed(names: readonly Measure[] = measureNames): string {
  return names.map((name) => `sum(${name}) AS ${name}`).join(', ');
}

/** Facts as rows of the key, `at` and the measures they feed: a row for each currency under which a fact counts, and each share. */
export function factRows(table: FactTable, where?: string): string {
  const { time } = facts[table];
  const parts = partsOf(table);
  const values = measuresFrom(table).map((name) => `${parts ? partOf(name) : rowValue(name)} AS ${name}`);
  return [
    `SELECT ${keyColumns(table).join(', ')}, ${time} AS at, ${values.join(', ')}`,
    `FROM ${table}${parts ?? ' AS e'}`,
    ...(where === undefined ? [] : [`WHERE ${where}`]),
  ].join(' ');
}

/** The sums of a table of facts as an aggregate must hold them; `where` chooses facts. */
export function sumsOfFacts(aggregate: Aggregate, table: FactTable, where?: string): string {
  const { unit, of } = aggregates[aggregate];
  return (
    `SELECT ${aggregateKey}, ${of('at')} AS ${unit}, ${summed(measuresFrom(table))} ` +
    `FROM (${factRows(table, where)}) GROUP BY ${aggregateKey}, ${unit}`
  );
}

/** The same sums as the aggregate holds them. */
export function storedSums(aggregate: Aggregate, table: FactTable): string {
  const { unit } = aggregates[aggregate];
  return `SELECT ${aggregateKey}, ${unit}, ${summed(measuresFrom(table))} FROM ${aggregate} GROUP BY ${aggregateKey}, ${unit}`;
}

/** Leaves out rows that add up to nothing: they may or may not have been merged away. */
export function notZero(names: readonly Measure[]): string {
  return `HAVING ${names.map((name) => `${name} != 0`).join(' OR ')}`;
}

/** The key of a table's rows, each dimension as it is selected from there. */
export function keyColumns(table: FactTable): string[] {
  const split = splitDimensions(table);
  return Object.keys(dimensions).map((key) => (split.has(key) ? `${partOf(key)} AS ${key}` : key));
}

/** The dimensions in which the parts of a fact differ, with the list of their values; none where a fact is one part. */
export function splitDimensions(table: FactTable): ReadonlyMap<string, string> {
  const { currencies, shares }: FactSpec = facts[table];
  const values = Object.values(currencies);
  const lists = Object.entries(shares ?? {});
  if (lists.length === 0) return new Map();
  const currency = concat(values.map((value) => eachShare(table, value)));
  const others = lists.map(([key, list]): [string, string] => [key, concat(values.map(() => `e.${list}`))]);
  return new Map([['currency', currency], ...others]);
}

/** The clause that makes a row of each currency under which a fact counts and of each of its shares. */
export function partsOf(table: FactTable): string | undefined {
  const split = splitDimensions(table);
  if (split.size === 0) return undefined;
  const keys = [...split].map(([key, list]) => `${list} AS ${partOf(key)}`);
  const values = measuresFrom(table).map((name) => {
    const { currency, type } = specs[name];
    const lists = Object.keys(facts[table].currencies).map((part) =>
      part === currency ? rowValue(name) : eachShare(table, zeros[type]),
    );
    return `${concat(lists)} AS ${partOf(name)}`;
  });
  return ` AS e ARRAY JOIN ${[...keys, ...values].join(', ')}`;
}

/** One value as a list, once for each share of a fact. */
function eachShare(table: FactTable, value: string): string {
  const { shares }: FactSpec = facts[table];
  const [list = ''] = Object.values(shares ?? {});
  return `arrayWithConstant(length(e.${list}), ${value})`;
}

const concat = (lists: readonly string[]): string => `arrayConcat(${lists.join(', ')})`;

/** The column that holds a value for each part of a fact. */
export const partOf = (name: string): string => `part_${name}`;

function rowValue(name: Measure): string {
  const { add, type } = specs[name];
  return 'countIf' in add ? `to${type}(${add.countIf})` : `e.${add.column}`;
}
