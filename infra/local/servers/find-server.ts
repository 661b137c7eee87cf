import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { LOCAL_FOLDER } from '../repository.ts';
import { UserError } from '../user-error.ts';
import { brewPrefix } from './homebrew.ts';
import { libraryPath } from './library-path.ts';
import { unpackDebianServers } from './unpack-debian.ts';

/** A server that npm does not carry. */
export type ServerName = 'nats-server' | 'redis-server';

/** An executable, and what must be in its environment for it to load. */
export interface ServerProgram {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

const UNPACKED = path.join(LOCAL_FOLDER, 'servers');
const HOMEBREW_FORMULA = { 'nats-server': 'nats-server', 'redis-server': 'redis' } as const;

/** One at a time: NATS and Redis ask together, and one unpacking brings both. */
let unpacking: Promise<void> | undefined;

/**
 * Finds a server program: on PATH, else unpacked earlier, else unpacked now from the distribution's packages without
 * root, else from Homebrew. Throws a UserError where none of these works.
 */
export async function findServer(name: ServerName, onProgress?: (line: string) => void): Promise<ServerProgram> {
  const known = onPath(name) ?? unpacked(name);
  if (known !== null) return known;
  if (onPath('apt-get') !== null && onPath('dpkg-deb') !== null) {
    unpacking ??= unpackDebianServers(UNPACKED, onProgress ?? (() => undefined));
    await unpacking;
    const program = unpacked(name);
    if (program !== null) return program;
  }
  const prefix = brewPrefix(HOMEBREW_FORMULA[name]);
  if (prefix !== null) return { file: path.join(prefix, 'bin', name), env: {} };
  throw new UserError(
    `${name} was not found and cannot be installed here: install it (Debian, Ubuntu: apt-get install ${name}; macOS: brew install ${HOMEBREW_FORMULA[name]}), or start the stores with infra/compose/compose.yaml and set their addresses in the environment.`,
  );
}

function onPath(name: string): ServerProgram | null {
  for (const folder of [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin']) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return { file, env: {} };
    } catch {
      // not in this folder
    }
  }
  return null;
}

function unpacked(name: ServerName): ServerProgram | null {
  const file = ['usr/bin', 'usr/sbin']
    .map((folder) => path.join(UNPACKED, folder, name))
    .find((entry) => existsSync(entry));
  if (file === undefined) return null;
  return { file, env: { LD_LIBRARY_PATH: libraryPath(UNPACKED) } };
}
