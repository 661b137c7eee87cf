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

const FEWEST_ROUNDS = 5;

/** Parses the arguments. Throws a UserError for a wrong one. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: String(FEWEST_ROUNDS) },
        profile: { type: 'boolean', default: false },
      },
    });
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1 || rounds > 50) throw new UserError('--rounds must be from 1 to 50.');
    return { rounds, nodeOptions: values.profile ? ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`] : [] };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('A bench takes --rounds N (5 when left out; fewer are no result) and --profile.');
  }
}

/** Where `--profile` leaves its files, for the developer tools of a browser. */
export const PROFILES = path.join(LOCAL_FOLDER, 'bench/profiles');
