import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { applications } from '../launch/applications.ts';
import { sharedEnvironment } from '../launch/environment.ts';
import { openLogFile } from '../process/log-file.ts';
import { forgetProcess, recordProcess, type PidEntry } from '../process/pid-files.ts';
import { httpOk } from '../services/http-ok.ts';
import { waitUntil } from '../wait.ts';
import type { Trial } from './trial.ts';

const NAME = 'projector-2';
/** Beside the ports of the four processes. */
const PORT_OFFSET = 14;
const READY_WITHIN_MS = 30_000;
const PROJECTED_TABLES = 3;

/** A projector that waits for the lease of the first one. */
export interface SecondProjector {
  readonly entry: PidEntry;
  /** Whether it owns the position of every table; asks its metrics. */
  readonly ownsAll: () => Promise<boolean>;
  readonly forget: () => void;
}

/** Starts another projector process beside the supervised one; it dies with the instance. */
export async function startSecondProjector({ instance }: Trial): Promise<SecondProjector> {
  const { state, ports } = instance;
  const first = applications(instance, sharedEnvironment(instance, {})).find(({ name }) => name === 'projector');
  if (first === undefined) throw new Error('there is no projector to copy');
  const { file, args, env, cwd } = first.command();
  const port = ports.api + PORT_OFFSET;
  const output = openLogFile(state, NAME);
  const child = spawn(file, args, {
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...env, INTERNAL_PORT: String(port) },
    cwd,
  });
  closeSync(output);
  const entry =
    child.pid === undefined
      ? null
      : recordProcess(state, { name: NAME, pid: child.pid, kind: 'app', stopSignal: 'SIGTERM' });
  if (entry === null || !(await waitUntil(() => httpOk(`http://127.0.0.1:${port}/readyz`), READY_WITHIN_MS)))
    throw new Error(`the second projector did not get ready; see its log in ${state.logs}`);
  return {
    entry,
    ownsAll: async () => {
      const metrics = await (
        await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(2_000) })
      ).text();
      return (metrics.match(/^tributary_projector_owner\{[^}]*\} 1$/gm) ?? []).length === PROJECTED_TABLES;
    },
    forget: () => forgetProcess(state, entry),
  };
}
