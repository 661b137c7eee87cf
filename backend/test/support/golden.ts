import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whether answers are written down instead of compared: only when somebody says so, knowing why they changed. */
const writing = process.env['WRITE_GOLDEN'] === 'true';
const shownAtMost = 20;

/**
 * Compares an answer with the committed one: fields may have been added, nothing else may have changed.
 * @throws Error that names each place where something is missing or differs
 */
export function expectGolden(file: string, answer: unknown): void {
  const actual = JSON.parse(JSON.stringify(answer)) as unknown;
  if (writing) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
    return;
  }
  if (!existsSync(file)) throw new Error(`there is no ${file}; WRITE_GOLDEN=true writes it`);
  expectContains(JSON.parse(readFileSync(file, 'utf8')), actual);
}

/**
 * Whether everything golden stands in the actual value: objects may have more fields, lists are the same in length and order.
 * @throws Error that names each place where something is missing or differs
 */
export function expectContains(golden: unknown, actual: unknown): void {
  const found = differences(golden, actual, '');
  if (found.length === 0) return;
  const more = found.length > shownAtMost ? [`and ${found.length - shownAtMost} more`] : [];
  throw new Error(['the answer differs:', ...found.slice(0, shownAtMost), ...more].join('\n  '));
}

function differences(golden: unknown, actual: unknown, place: string): string[] {
  if (Array.isArray(golden) && Array.isArray(actual)) {
    const length = golden.length === actual.length ? [] : [`${place}: ${golden.length} items became ${actual.length}`];
    const both = golden.slice(0, actual.length);
    return [...length, ...both.flatMap((item, i) => differences(item, actual[i], `${place}[${i}]`))];
  }
  if (isFields(golden) && isFields(actual)) {
    return Object.entries(golden).flatMap(([name, value]) =>
      Object.hasOwn(actual, name)
        ? differences(value, actual[name], `${place}.${name}`)
        : [`${place}.${name}: is gone, it was ${JSON.stringify(value)}`],
    );
  }
  return Object.is(golden, actual) ? [] : [`${place}: ${JSON.stringify(golden)} became ${JSON.stringify(actual)}`];
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
