/** One measurement of one contestant. */
export interface Sample {
  readonly requests: number;
  /** Wall clock. */
  readonly perSecond: number;
  /** Of the process that serves. */
  readonly cpuMicros: number;
  /** Of the store behind it, where there is one. */
  readonly storeCpuMicros: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Contestants by name; each call measures once. */
export type Contestants<Name extends string> = Readonly<Record<Name, () => Promise<Sample>>>;

export interface Rounds<Name extends string> {
  /** One record of samples per round that counts. */
  readonly samples: readonly Readonly<Record<Name, Sample>>[];
  /** Rounds that were measured again because the reference itself did not keep still. */
  readonly repeated: number;
  /** True when the reference would not keep still and the last rounds count all the same. */
  readonly unsteady: boolean;
}

/** More than this between the first and the last measurement of the reference, and the round says nothing. */
const MOST_VARIATION = 1.5;

export interface InterleaveOptions<Name extends string> {
  readonly rounds: number;
  /** Measured first and last in each round. */
  readonly reference: Name;
  /** By what it is seen whether the reference kept still; at a fixed rate the rate says nothing. */
  readonly stillBy: 'perSecond' | 'p50';
  /** Rounds in all, repeated ones included. */
  readonly atMost: number;
  readonly onRound?: (line: string) => void;
}

/** Measures all contestants in turn, round after round, so that a machine that gets slower gets slower for all of them. */
export async function interleave<Name extends string>(
  contestants: Contestants<Name>,
  { rounds, reference, stillBy, atMost, onRound }: InterleaveOptions<Name>,
): Promise<Rounds<Name>> {
  const samples: Record<Name, Sample>[] = [];
  let repeated = 0;
  const others = (Object.keys(contestants) as Name[]).filter((name) => name !== reference);
  for (let attempt = 1; samples.length < rounds; attempt += 1) {
    const first = await contestants[reference]();
    const round = { [reference]: first } as Record<Name, Sample>;
    // The other way round in every second round: whoever follows a heavy one is at a disadvantage.
    for (const name of attempt % 2 === 1 ? others : others.toReversed()) round[name] = await contestants[name]();
    const last = await contestants[reference]();
    round[reference] = between(first, last);
    const variation = Math.max(first[stillBy], last[stillBy]) / Math.min(first[stillBy], last[stillBy]);
    // With as few attempts left as rounds are missing, every one counts.
    const mustCount = atMost - attempt < rounds - samples.length;
    const counts = variation <= MOST_VARIATION || mustCount;
    if (counts) samples.push(round);
    else repeated += 1;
    onRound?.(`${attempt}: ${describe(round)}${counts ? '' : ` (reference varied ${variation.toFixed(1)}×: again)`}`);
  }
  return { samples, repeated, unsteady: repeated === atMost - rounds };
}

function between(a: Sample, b: Sample): Sample {
  const mean = (x: number, y: number): number => (x + y) / 2;
  return {
    requests: a.requests + b.requests,
    perSecond: mean(a.perSecond, b.perSecond),
    cpuMicros: mean(a.cpuMicros, b.cpuMicros),
    storeCpuMicros: mean(a.storeCpuMicros, b.storeCpuMicros),
    p50: mean(a.p50, b.p50),
    p99: mean(a.p99, b.p99),
  };
}

function describe(round: Readonly<Record<string, Sample>>): string {
  return Object.entries(round)
    .map(
      ([name, { perSecond, cpuMicros, p99 }]) =>
        `${name} ${perSecond.toFixed(0)}/s ${cpuMicros.toFixed(1)} µs p99 ${p99.toFixed(1)} ms`,
    )
    .join(', ');
}
