import path from 'node:path';
import { parseArgs } from 'node:util';
import { LOCAL_FOLDER } from '../../local/repository.ts';
import { UserError } from '../../local/user-error.ts';

/** What can be said on the command line of a bench. */
export interface BenchOptions {
  readonly rounds: number;
  /** Options for the Node of the process under test. */
  readonly nodeOptions: readonly string[];
}

/** A whole number on the command line, from 1. */
export interface Count {
  readonly whenLeftOut: number;
  readonly most: number;
}

const ROUNDS: Count = { whenLeftOut: 5, most: 50 };

/**
 * Parses the arguments. Throws a UserError for a wrong one.
 * @param more the bench's own numbers by their names
 */
export function parseBenchOptions<Name extends string = never>(
  args: readonly string[],
  more?: Readonly<Record<Name, Count>>,
): BenchOptions & Readonly<Record<Name, number>> {
  const counts: Readonly<Record<string, Count>> = { rounds: ROUNDS, ...more };
  const values = readArguments(args, Object.keys(counts));
  const numbers = Object.entries(counts).map(([name, count]) => [name, wholeNumber(name, values[name], count)]);
  return {
    ...(Object.fromEntries(numbers) as Record<Name | 'rounds', number>),
    nodeOptions: values['profile'] === true ? ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`] : [],
  };
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function readArguments(args: readonly string[], names: readonly string[]): Values {
  const numbers = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...args], options: { ...numbers, profile: { type: 'boolean' } } }).values;
  } catch {
    const known = names.map((name) => `--${name} N`).join(', ');
    throw new UserError(
      `This bench takes ${known} (rounds: ${ROUNDS.whenLeftOut} when left out; fewer are no result) and --profile.`,
    );
  }
}

function wholeNumber(name: string, text: string | boolean | undefined, { whenLeftOut, most }: Count): number {
  const value = text === undefined ? whenLeftOut : Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new UserError(`--${name} must be a whole number from 1 to ${most}.`);
}

/** Where `--profile` leaves its files, for the developer tools of a browser. */
export const PROFILES = path.join(LOCAL_FOLDER, 'bench/profiles');
