import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whether answers are written down instead of compared: only when somebody says so, knowing why they changed. */
const writing = process.env['WRITE_GOLDEN'] === 'true';
const shownAtMost = 20;
const longestShown = 200;

/** Whether two texts count as the same one. */
export type SameText = (golden: string, actual: string) => boolean;

/**
 * Compares an answer with the committed one: fields may have been added, nothing else may have changed.
 * @throws Error that names each place where something is missing or differs
 */
export function expectGolden(file: string, answer: unknown, same?: SameText): void {
  const actual = JSON.parse(JSON.stringify(answer)) as unknown;
  if (writing) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
  } else expectContains(readGolden(file), actual, same);
}

export function readGolden(file: string): unknown {
  if (!existsSync(file)) throw new Error(`there is no ${file}; WRITE_GOLDEN=true writes it`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Whether everything golden stands in the actual value: objects may have more fields, lists are the same in length and order.
 * @throws Error that names each place where something is missing or differs
 */
export function expectContains(golden: unknown, actual: unknown, same: SameText = (a, b) => a === b): void {
  const found = differences(golden, actual, '', same);
  if (found.length === 0) return;
  const more = found.length > shownAtMost ? [`and ${found.length - shownAtMost} more`] : [];
  throw new Error(['the answer differs:', ...found.slice(0, shownAtMost), ...more].join('\n  '));
}

// Also inside of longer texts, such as the names of accounts.
const ids = /[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}/g;

/**
 * Takes ids for the same that stand in the same places: of a history that is told anew, every id is another one, and each
 * has one counterpart for good.
 */
export function sameButForIds(): SameText {
  const [counterparts, taken] = [new Map<string, string>(), new Map<string, string>()];
  const sameId = (a: string, b: string): boolean => {
    if (!counterparts.has(a) && !taken.has(b)) {
      counterparts.set(a, b);
      taken.set(b, a);
    }
    return a.slice(0, 3) === b.slice(0, 3) && counterparts.get(a) === b && taken.get(b) === a;
  };
  return (golden, actual) => {
    const [ours, theirs] = [golden.match(ids) ?? [], actual.match(ids) ?? []];
    return golden.replace(ids, '') === actual.replace(ids, '') && ours.every((one, i) => sameId(one, theirs[i] ?? ''));
  };
}

function differences(golden: unknown, actual: unknown, place: string, same: SameText): string[] {
  if (Array.isArray(golden) && Array.isArray(actual)) {
    const length = golden.length === actual.length ? [] : [`${place}: ${golden.length} items became ${actual.length}`];
    const both = golden.slice(0, actual.length);
    return [...length, ...both.flatMap((item, i) => differences(item, actual[i], `${place}[${i}]`, same))];
  }
  if (isFields(golden) && isFields(actual)) {
    return Object.entries(golden).flatMap(([name, value]) =>
      Object.hasOwn(actual, name)
        ? differences(value, actual[name], `${place}.${name}`, same)
        : [`${place}.${name}: is gone, it was ${shown(value)}`],
    );
  }
  const isSame = typeof golden === 'string' && typeof actual === 'string' ? same(golden, actual) : golden === actual;
  return isSame ? [] : [`${place}: ${shown(golden)} became ${shown(actual)}`];
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
