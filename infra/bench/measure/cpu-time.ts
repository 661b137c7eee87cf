import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from '../../local/user-error.ts';

// Kernel ticks a second as /proc tells them; fixed at 100 for user space on Linux.
const TICKS_PER_SECOND = 100;

interface Times {
  readonly parent: number;
  /** Seconds in user and kernel mode, all threads. */
  readonly own: number;
  /** Seconds of children that have ended. */
  readonly ended: number;
}

/**
 * CPU seconds that a process, its threads and its direct children have used since they began; PostgreSQL works in children.
 * Resolution 10 ms. Format: proc(5), /proc/pid/stat. Throws a UserError where there is no such process or no /proc.
 */
export function cpuSeconds(pid: number): number {
  const own = timesOf(pid);
  if (own === null) throw new UserError('CPU time is read from /proc: benches run on Linux, and the process must run.');
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => timesOf(Number(name)))
    .filter((times) => times?.parent === pid);
  return own.own + own.ended + children.reduce((sum, times) => sum + (times?.own ?? 0), 0);
}

function timesOf(pid: number): Times | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return {
      parent: fields[1] ?? 0,
      own: (user + system) / TICKS_PER_SECOND,
      ended: (endedUser + endedSystem) / TICKS_PER_SECOND,
    };
  } catch {
    return null;
  }
}
