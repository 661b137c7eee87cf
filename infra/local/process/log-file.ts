import { openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { StateDir } from '../state-dir.ts';

const ROTATE_ABOVE_BYTES = 20 * 1024 * 1024;

/** Path of a process's log. */
export function logFileOf(state: StateDir, name: string): string {
  return path.join(state.logs, `${name}.log`);
}

/** Opens the log for appending, and puts an overgrown one aside first (one old generation is kept). */
export function openLogFile(state: StateDir, name: string): number {
  const file = logFileOf(state, name);
  try {
    if (statSync(file).size > ROTATE_ABOVE_BYTES) renameSync(file, `${file}.1`);
  } catch {
    // no log yet
  }
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, for the message that says why a start failed. */
export function lastLines(file: string, count: number): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
