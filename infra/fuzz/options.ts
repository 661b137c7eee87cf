import { parseArgs } from 'node:util';
import { UserError } from '../local/user-error.ts';

/** As whom requests are sent. The owner comes after those whose access it can take away, and nobody, who guesses passwords, last. */
export const CALLERS = ['affiliate', 'merchant', 'owner', 'nobody'] as const;
export type CallerName = (typeof CALLERS)[number];

/** What can be said on the command line of `npm run check:fuzz`. */
export interface FuzzOptions {
  readonly callers: readonly CallerName[];
  /** Generated requests per route and phase. */
  readonly examples: number;
  /** A caller is ended after so many seconds, and the check then fails as unfinished. */
  readonly seconds: number;
  /** Repeats a run. */
  readonly seed: number;
  /** Only routes whose path matches this regular expression; undefined for all. */
  readonly path: string | undefined;
  /** Makes the Python environment and nothing else. */
  readonly setup: boolean;
}

/** Parses the arguments. Throws a UserError for a wrong one. */
export function parseFuzzOptions(args: readonly string[]): FuzzOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        caller: { type: 'string', default: CALLERS.join(',') },
        examples: { type: 'string', default: '10' },
        seconds: { type: 'string', default: '1800' },
        seed: { type: 'string', default: '1' },
        path: { type: 'string' },
        setup: { type: 'boolean', default: false },
      },
    });
    return {
      callers: callersOf(values.caller),
      examples: wholeNumber('--examples', values.examples, 1_000),
      seconds: wholeNumber('--seconds', values.seconds, 86_400),
      seed: wholeNumber('--seed', values.seed, 2 ** 32),
      path: values.path,
      setup: values.setup,
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      'npm run check:fuzz takes --caller affiliate,merchant,owner,nobody, --examples N, --seconds N, --seed N, --path REGEX and --setup.',
    );
  }
}

function callersOf(text: string): CallerName[] {
  const names = text.split(',');
  const unknown = names.find((name) => !CALLERS.some((caller) => caller === name));
  if (unknown !== undefined) throw new UserError(`--caller must be of ${CALLERS.join(', ')}, not "${unknown}".`);
  return CALLERS.filter((caller) => names.includes(caller));
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new UserError(`${option} must be a whole number from 1 to ${most}, not "${text}".`);
}
