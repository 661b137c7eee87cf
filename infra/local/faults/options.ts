import { parseArgs } from 'node:util';
import { UserError } from '../user-error.ts';

/** What can be said on the command line of `npm run faults`. */
export interface FaultOptions {
  readonly rounds: number;
  /** Decides which faults happen when, and what the load asks for; the order in which answers come stays the machine's. */
  readonly seed: number;
  /** Keep logs and data of a run that found nothing, too. */
  readonly keep: boolean;
}

/** Parses the arguments. Throws a UserError that names a wrong one. */
export function parseFaultOptions(args: readonly string[]): FaultOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: '20' },
        seed: { type: 'string', default: '1' },
        keep: { type: 'boolean', default: false },
      },
    });
    const { rounds, seed, keep } = values;
    return { rounds: wholeNumber('rounds', rounds), seed: wholeNumber('seed', seed), keep };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${(error as Error).message.split('. ')[0]}. Known are --rounds N, --seed N and --keep.`);
  }
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 1_000_000) return value;
  throw new UserError(`--${name} must be a whole number from 1 to 1000000, not "${text}".`);
}
