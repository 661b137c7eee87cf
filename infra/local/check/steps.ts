import path from 'node:path';
import { REPOSITORY } from '../repository.ts';

/** How many tests a step stands for: a check is one, Jest and Vitest report their own. */
export type Counting = 'one' | 'jest' | 'vitest';

/** One thing that `npm test` runs. */
export interface Step {
  readonly name: string;
  readonly counting: Counting;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly limitMs: number;
}

/** Steps that can run without the others: `npm test -- --part apps`. In a pull request each part is a job of its own. */
export interface Part {
  readonly name: string;
  readonly steps: readonly Step[];
}

const MINUTE = 60_000;
const BIN = path.join(REPOSITORY, 'node_modules/.bin');

function npmScript(script: string): Step {
  return {
    name: script,
    counting: 'one',
    file: 'npm',
    args: ['run', '--silent', script],
    limitMs: 15 * MINUTE,
  };
}

/** Few rounds: a proof that the script works and that nothing has come undone. The long run is for whoever changes the path. */
const FAULTS: Step = {
  name: 'faults',
  counting: 'one',
  file: 'npm',
  args: ['run', '--silent', 'faults', '--', '--rounds', '3'],
  limitMs: 15 * MINUTE,
};

function jest(name: string, folder: string, ...flags: string[]): Step {
  return {
    name,
    counting: 'jest',
    file: process.execPath,
    args: [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      path.join(BIN, 'jest'),
      '--config',
      'jest.config.mjs',
      ...flags,
    ],
    cwd: path.join(REPOSITORY, folder),
    limitMs: 30 * MINUTE,
  };
}

/** The specs of an app or of the shared library, built and run by Angular's own test builder. */
function angular(project: string): Step {
  return {
    name: `frontend ${project}`,
    counting: 'vitest',
    file: path.join(BIN, 'ng'),
    args: ['test', project, '--no-progress'],
    limitMs: 15 * MINUTE,
  };
}

/** The apps as they ship. Fails when one grows beyond its budget; quick when nothing changed (Turbo's cache). */
const APPS: Step = {
  name: 'apps build',
  counting: 'one',
  file: path.join(BIN, 'turbo'),
  args: ['run', 'build', '--filter=@tributary/frontend-*', '--output-logs=errors-only'],
  limitMs: 15 * MINUTE,
};

/** Whether the generated API client is what docs/openapi.json gives. */
const API_CLIENT: Step = {
  name: 'api client',
  counting: 'one',
  file: process.execPath,
  args: ['infra/tooling/api-client.mjs', '--check'],
  limitMs: MINUTE,
};

/** What everything else reads: the typed database client. */
export const GENERATE: Step = {
  name: 'generate',
  counting: 'one',
  file: path.join(BIN, 'turbo'),
  args: ['run', 'generate', '--output-logs=errors-only'],
  limitMs: 15 * MINUTE,
};

/**
 * The parts of `npm test`. Lanes run side by side, the steps of a lane one after another: on two cores the checks
 * finish in the shadow of the tests, and no two steps of different lanes write the same files.
 */
export const LANES: readonly (readonly Part[])[] = [
  [
    {
      name: 'checks',
      steps: [
        npmScript('check:format'),
        npmScript('check:lint'),
        npmScript('check:imports'),
        npmScript('check:unused'),
        npmScript('check:wording'),
        npmScript('check:docs'),
        npmScript('check:workflows'),
        API_CLIENT,
      ],
    },
    { name: 'apps', steps: [...['shared', 'admin', 'affiliate'].map(angular), APPS] },
    { name: 'launcher', steps: [jest('launcher', 'infra/local', '--runInBand')] },
    { name: 'fresh-clone', steps: [jest('fresh clone', 'infra/local/fresh')] },
    { name: 'faults', steps: [FAULTS] },
    // Last, when the other lane is mostly through: a browser is what a busy machine slows down most.
    { name: 'end-to-end', steps: [jest('end to end', 'e2e', '--maxWorkers=2')] },
  ],
  [
    { name: 'types', steps: [npmScript('check:types')] },
    { name: 'backend-unit', steps: [jest('backend unit', 'backend', '--selectProjects', 'unit', '--maxWorkers=2')] },
    {
      name: 'backend-integration',
      steps: [jest('backend integration', 'backend', '--selectProjects', 'integration', '--maxWorkers=2')],
    },
    { name: 'analytics', steps: [jest('analytics', 'analytics', '--maxWorkers=2')] },
  ],
];
