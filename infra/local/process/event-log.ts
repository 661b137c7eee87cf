import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { StateDir } from '../state-dir.ts';

/** Appends one JSON line to supervisor.log. Never throws: a full disk must not stop the supervision. */
export type EventLog = (event: string, details?: Readonly<Record<string, unknown>>) => void;

/** The event log of an instance. */
export function openEventLog(state: StateDir): EventLog {
  const file = path.join(state.logs, 'supervisor.log');
  return (event, details = {}) => {
    try {
      appendFileSync(file, `${JSON.stringify({ time: new Date().toISOString(), event, ...details })}\n`, {
        mode: 0o600,
      });
    } catch {
      // nowhere left to say it
    }
  };
}
