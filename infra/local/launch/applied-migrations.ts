/** A migration that has just run. */
export interface AppliedMigration {
  /** Its file without `.sql`. */
  readonly name: string;
  readonly seconds: number;
}

const WORTH_TELLING_SECONDS = 1;
const SECONDS_OF: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, µs: 1e-6, us: 1e-6, ns: 1e-9 };

/** Reads what dbmate says of the migrations it applied, in order. */
export function appliedMigrations(output: string): AppliedMigration[] {
  return [...output.matchAll(/^Applied: (\S+)\.sql in (\S+)$/gm)].map(([, name = '', duration = '']) => ({
    name,
    seconds: secondsOf(duration),
  }));
}

/** One line for each migration that took more than a second. */
export function slowMigrations(applied: readonly AppliedMigration[]): string[] {
  return applied
    .filter(({ seconds }) => seconds > WORTH_TELLING_SECONDS)
    .map(({ name, seconds }) => `${name} took ${seconds.toFixed(1)} s`);
}

// Go's notation of durations, such as 1m2.5s or 17.1ms.
function secondsOf(duration: string): number {
  return [...duration.matchAll(/([\d.]+)(h|ms|m|s|µs|us|ns)/g)].reduce(
    (sum, [, amount = '', unit = '']) => sum + Number(amount) * (SECONDS_OF[unit] ?? 0),
    0,
  );
}
