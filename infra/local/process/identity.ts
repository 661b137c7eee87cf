import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const HAS_PROC = existsSync('/proc/self/stat');

/**
 * What tells a process from a later one with the same pid: its start time (and the boot, on Linux).
 * Null when no such process runs; a zombie counts as gone, because it holds neither ports nor files.
 */
export function identityOf(pid: number): string | null {
  return HAS_PROC ? identityFromProc(pid) : identityFromPs(pid);
}

/** True while the very process that was recorded is running. */
export function isSameProcess(recorded: { readonly pid: number; readonly identity: string }): boolean {
  return identityOf(recorded.pid) === recorded.identity;
}

// Format: proc(5), /proc/pid/stat. The command name may hold spaces and brackets, so fields count from the last ')'.
function identityFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}

function identityFromPs(pid: number): string | null {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [status = 'Z', ...start] = line.split(/\s+/);
    return status.startsWith('Z') ? null : start.join(' ');
  } catch {
    return null;
  }
}
