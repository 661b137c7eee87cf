import { spawn } from 'node:child_process';
import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../local/repository.ts';
import type { Caller } from './callers.ts';
import type { FuzzOptions } from './options.ts';
import { pythonProgram } from './python.ts';

/** Where a run reads and writes. */
export interface FuzzPlace {
  readonly api: string;
  readonly folder: string;
  readonly idsFile: string;
}

/** How the requests of one caller were answered. */
export interface FuzzOutcome {
  readonly result: 'passed' | 'failed' | 'unfinished';
  /** All that the tool said. */
  readonly log: string;
  /** Last line of it, with its counts. */
  readonly summary: string;
}

/** No 5xx, and no answer that the document does not describe. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'unsupported_method',
  'allow_header_conformance',
];
/** Access tokens are good for ten minutes, and so is the proof of a second factor. */
const RENEW_MS = 240_000;

/** Sends made-up requests to every route as one caller, well formed and not, and holds the answers against the document. */
export async function runSchemathesis(caller: Caller, options: FuzzOptions, place: FuzzPlace): Promise<FuzzOutcome> {
  const tokenFile = path.join(place.folder, `${caller.name}.token`);
  const log = path.join(place.folder, `${caller.name}.log`);
  const renew = async (): Promise<void> => writeFileSync(tokenFile, await caller.token(), { mode: 0o600 });
  await renew();
  // A caller that lost its access is found out at the end; the log then shows by which request.
  const renewal = setInterval(() => void renew().catch(() => undefined), RENEW_MS);
  try {
    return await run(argumentsOf(caller, options, place), { tokenFile, log, place, seconds: options.seconds });
  } finally {
    clearInterval(renewal);
    rmSync(tokenFile, { force: true });
  }
}

function argumentsOf({ name }: Caller, { examples, seed, path: wanted }: FuzzOptions, { api }: FuzzPlace): string[] {
  return [
    ...['run', `${api}/openapi.json`, '--url', api, '--workers', '1', '--phases', 'examples,coverage,fuzzing'],
    ...['--checks', CHECKS.join(','), '--max-examples', String(examples), '--seed', String(seed)],
    ...['--continue-on-failure', '--request-timeout', '30', '--generation-database', 'none', '--no-color'],
    ...['--warnings', 'off', '--output-truncate', 'false', '--suppress-health-check', 'all', '--max-redirects', '0'],
    ...(wanted === undefined ? [] : ['--include-path-regex', wanted]),
    // A stream of events has no end that the tool could wait for; whoever is not let in is answered at once.
    ...(name === 'owner' ? ['--exclude-path', '/v1/live'] : []),
  ];
}

interface Running {
  readonly tokenFile: string;
  readonly log: string;
  readonly place: FuzzPlace;
  readonly seconds: number;
}

function run(args: readonly string[], { tokenFile, log, place, seconds }: Running): Promise<FuzzOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(pythonProgram('schemathesis'), args, {
      cwd: place.folder,
      timeout: seconds * 1_000,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        PYTHONPATH: path.join(REPOSITORY, 'infra/fuzz'),
        PYTHONDONTWRITEBYTECODE: '1',
        SCHEMATHESIS_HOOKS: 'hooks',
        FUZZ_TOKEN_FILE: tokenFile,
        FUZZ_IDS_FILE: place.idsFile,
      },
    });
    const file = createWriteStream(log, { mode: 0o600 });
    let summary = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        file.write(chunk);
        summary = chunk.toString().trim().split('\n').at(-1) || summary;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      file.end();
      const result = code === 0 ? 'passed' : code === null ? 'unfinished' : 'failed';
      resolve({ result, log, summary: summary.replaceAll(/^[= ]+|[= ]+$/g, '') });
    });
  });
}
