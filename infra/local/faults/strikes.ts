import { isSameProcess } from '../process/identity.ts';
import { recordedProcesses, type PidEntry } from '../process/pid-files.ts';
import type { StateDir } from '../state-dir.ts';
import { waitUntil } from '../wait.ts';

/** The processes that are killed: every application and every store that the promises rest on. */
export const VICTIMS = ['projector', 'clickhouse', 'nats', 'worker', 'api', 'tracker', 'postgres', 'redis'] as const;
export type Victim = (typeof VICTIMS)[number];

const ALIVE_WITHIN_MS = 15_000;

/** The running process of that name. Throws when there is none for long. */
export async function processCalled(state: StateDir, name: string): Promise<PidEntry> {
  const find = (): PidEntry | undefined =>
    recordedProcesses(state).find((entry) => entry.name === name && isSameProcess(entry));
  await waitUntil(() => find() !== undefined, ALIVE_WITHIN_MS);
  const found = find();
  if (found === undefined) throw new Error(`${name} was not started again within ${ALIVE_WITHIN_MS / 1000} s`);
  return found;
}

/** Sends a signal to the running process of that name, and says to whom. */
export async function strike(state: StateDir, name: string, signal: NodeJS.Signals): Promise<PidEntry> {
  const entry = await processCalled(state, name);
  process.kill(entry.pid, signal);
  return entry;
}
