import type { StateDir } from '../state-dir.ts';
import { waitUntil } from '../wait.ts';
import { isSameProcess } from './identity.ts';
import { forgetProcess, recordedProcesses, type PidEntry } from './pid-files.ts';

const GRACE_MS = { app: 10_000, store: 15_000 } as const;

/** Asks one process to end, waits, and kills its whole group when it did not. Never touches a recycled pid. */
export async function endProcess(entry: PidEntry): Promise<void> {
  if (isSameProcess(entry)) {
    signal(entry.pid, entry.stopSignal);
    const ended = await waitUntil(() => !isSameProcess(entry), GRACE_MS[entry.kind], 25);
    if (!ended) {
      signal(-entry.pid, 'SIGKILL');
      await waitUntil(() => !isSameProcess(entry), 5_000, 25);
    }
  }
}

/** Ends everything on record for this instance, applications before stores, and clears the record. */
export async function endRecordedProcesses(state: StateDir): Promise<number> {
  const entries = recordedProcesses(state);
  const running = entries.filter((entry) => isSameProcess(entry)).length;
  for (const kind of ['app', 'store'] as const) {
    await Promise.all(entries.filter((entry) => entry.kind === kind).map(endProcess));
  }
  for (const entry of entries) forgetProcess(state, entry);
  return running;
}

function signal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch {
    // it ended between the check and the signal
  }
}
