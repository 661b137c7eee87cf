import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../atomic-json.ts';
import type { StateDir } from '../state-dir.ts';
import { identityOf } from './identity.ts';

/** A process that this instance started and that must not outlive it. */
export interface PidEntry {
  readonly name: string;
  readonly pid: number;
  /** See identityOf: guards against ending a stranger that got the same pid later. */
  readonly identity: string;
  /** Applications end before the stores that they write to. */
  readonly kind: 'app' | 'store';
  readonly stopSignal: NodeJS.Signals;
}

/** Records a process just spawned; null when it has already ended. */
export function recordProcess(state: StateDir, entry: Omit<PidEntry, 'identity'>): PidEntry | null {
  const identity = identityOf(entry.pid);
  if (identity === null) return null;
  const recorded: PidEntry = { ...entry, identity };
  writeJson(fileOf(state, entry.name), recorded);
  return recorded;
}

/** Forgets a process, unless its name meanwhile belongs to a successor. */
export function forgetProcess(state: StateDir, entry: PidEntry): void {
  const file = fileOf(state, entry.name);
  if ((readJson(file) as PidEntry | null)?.pid === entry.pid) rmSync(file, { force: true });
}

/** Everything on record, running or stale. */
export function recordedProcesses(state: StateDir): PidEntry[] {
  let names: string[];
  try {
    names = readdirSync(state.pids).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return names.flatMap((name) => (readJson(path.join(state.pids, name)) as PidEntry | null) ?? []);
}

function fileOf(state: StateDir, name: string): string {
  return path.join(state.pids, `${name}.json`);
}
