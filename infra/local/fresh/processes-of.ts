import { readdirSync, readFileSync } from 'node:fs';
import { isSameProcess } from '../process/identity.ts';
import { recordedProcesses } from '../process/pid-files.ts';
import { stateDirAt } from '../state-dir.ts';
import path from 'node:path';

/** Command lines of all processes that run out of a folder; where there is no /proc, only those on record there. */
export function processesOf(folder: string): string[] {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    const recorded = recordedProcesses(stateDirAt(path.join(folder, '.tributary')));
    return recorded.filter((entry) => isSameProcess(entry)).map((entry) => entry.name);
  }
  return pids.flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return line.includes(folder) ? [`${pid} ${line}`] : [];
    } catch {
      // it ended while we looked
      return [];
    }
  });
}
