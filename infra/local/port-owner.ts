import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** Who listens on a local TCP port, as "name (pid N)"; null when that cannot be seen (another user's process). */
export function portOwner(port: number): string | null {
  return existsSync('/proc/net/tcp') ? ownerFromProc(port) : ownerFromLsof(port);
}

function ownerFromProc(port: number): string | null {
  const inodes = listeningInodes(port);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      for (const fd of readdirSync(`/proc/${pid}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
        if (inode !== undefined && inodes.has(inode)) {
          return `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} (pid ${pid})`;
        }
      }
    } catch {
      // the process ended meanwhile, or belongs to another user
    }
  }
  return null;
}

// Format: Linux Documentation/networking/proc_net_tcp.rst; state 0A is LISTEN, the tenth field the socket's inode.
function listeningInodes(port: number): Set<string> {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const found = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6'].filter((file) => existsSync(file))) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(`:${wanted}`) && fields[3] === '0A' && fields[9] !== undefined) found.add(fields[9]);
    }
  }
  return found;
}

function ownerFromLsof(port: number): string | null {
  try {
    const text = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' });
    const pid = /^p(\d+)/m.exec(text)?.[1];
    return pid === undefined ? null : `${/^c(.+)/m.exec(text)?.[1] ?? 'a program'} (pid ${pid})`;
  } catch {
    return null;
  }
}
