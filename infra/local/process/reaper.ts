// Runs beside the supervisor and outlives it: when the supervisor is gone, however it went, nothing that it started stays.
// Its standard input is a pipe that only the supervisor holds open, so end-of-file means "the supervisor has ended".
import { rmSync } from 'node:fs';
import { readJson } from '../atomic-json.ts';
import { stateDirAt } from '../state-dir.ts';
import { endRecordedProcesses } from './end-processes.ts';
import { isSameProcess } from './identity.ts';

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error('usage: reaper.ts <state dir>');
const state = stateDirAt(root);
const supervisor = readJson(state.supervisorFile) as { pid: number; identity: string } | null;

// A terminal's Ctrl-C or hang-up must not end the one process that cleans up.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);

process.stdin.resume();
process.stdin.on('end', () => void reap());
process.stdin.on('error', () => void reap());

async function reap(): Promise<void> {
  await endRecordedProcesses(state);
  const current = readJson(state.supervisorFile) as { pid: number; identity: string } | null;
  if (current !== null && current.pid === supervisor?.pid && !isSameProcess(current)) {
    rmSync(state.supervisorFile, { force: true });
  }
  process.exit(0);
}
