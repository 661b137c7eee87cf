import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../user-error.ts';
import { libraryPath } from './library-path.ts';

const run = promisify(execFile);
const PACKAGES = ['nats-server', 'redis-server', 'redis-tools'];
const PROGRAMS = ['usr/bin/redis-server', 'usr/sbin/nats-server'];
/** Libraries may need libraries: each round fetches one level more. */
const ROUNDS = 4;

/**
 * Unpacks NATS and Redis from the distribution's own packages into `target`, without root and without touching the
 * system: own package lists, own cache, nothing installed, no service started. Needs the distribution's mirror.
 */
export async function unpackDebianServers(target: string, onProgress: (line: string) => void): Promise<void> {
  mkdirSync(path.dirname(target), { recursive: true });
  const work = mkdtempSync(path.join(path.dirname(target), 'unpack-'));
  const root = path.join(work, 'root');
  for (const folder of ['lists/partial', 'cache/archives/partial', 'debs', 'root']) {
    mkdirSync(path.join(work, folder), { recursive: true });
  }
  // The empty sandbox user: apt would otherwise download as _apt, who may not write into our folder.
  const options = [
    '-o',
    `Dir::State::Lists=${work}/lists`,
    '-o',
    `Dir::Cache=${work}/cache`,
    '-o',
    'APT::Sandbox::User=',
  ];
  try {
    onProgress('Unpacking NATS and Redis from the distribution’s packages (first time only)');
    await run('apt-get', [...options, 'update', '-qq'], { timeout: 180_000 });
    await fetchAndUnpack(PACKAGES, work, options);
    await addMissingLibraries(root, work, options);
    // Another instance may have been faster: its result is as good.
    if (!existsSync(target)) renameSync(root, target);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? String(error);
    throw new UserError(
      `NATS and Redis could not be unpacked from the distribution's packages (${reason}): install nats-server and redis-server, or start the stores with infra/compose/compose.yaml and set their addresses in the environment.`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchAndUnpack(packages: readonly string[], work: string, options: readonly string[]): Promise<void> {
  const debs = path.join(work, 'debs');
  await run('apt-get', [...options, 'download', '-qq', ...packages], { cwd: debs, timeout: 180_000 });
  for (const deb of readdirSync(debs)) {
    await run('dpkg-deb', ['-x', path.join(debs, deb), path.join(work, 'root')]);
    rmSync(path.join(debs, deb));
  }
}

// Releases name libraries differently, so nothing is listed by name: what ldd misses is looked for among the
// packages' own dependencies, one level a round.
async function addMissingLibraries(root: string, work: string, options: readonly string[]): Promise<void> {
  const fetched = new Set(PACKAGES);
  let layer = PACKAGES;
  for (let round = 0; round < ROUNDS; round += 1) {
    const missing = await missingLibraries(root);
    if (missing.length === 0) return;
    const dependencies = await dependenciesOf(layer, options);
    layer = dependencies.filter(
      (name) => /^(lib|lua)/.test(name) && !/^libc6|^libgcc|^libstdc/.test(name) && !fetched.has(name),
    );
    if (layer.length === 0) break;
    for (const name of layer) fetched.add(name);
    await fetchAndUnpack(layer, work, options);
  }
  const missing = await missingLibraries(root);
  if (missing.length > 0) {
    throw new UserError(
      `The unpacked servers lack ${missing.join(', ')}: install nats-server and redis-server with apt-get.`,
    );
  }
}

async function dependenciesOf(packages: readonly string[], options: readonly string[]): Promise<string[]> {
  const { stdout } = await run('apt-cache', [...options, 'depends', '--important', ...packages]);
  const names = [...stdout.matchAll(/^\s+\|?(?:Pre)?Depends: ([^<\s]+)$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '');
}

async function missingLibraries(root: string): Promise<string[]> {
  const missing = new Set<string>();
  for (const program of PROGRAMS) {
    const { stdout } = await run('ldd', [path.join(root, program)], {
      env: { ...process.env, LD_LIBRARY_PATH: libraryPath(root) },
    }).catch((error: unknown) => ({ stdout: (error as { stdout?: string }).stdout ?? '' }));
    for (const match of stdout.matchAll(/^\s*(\S+) => not found/gm)) missing.add(match[1] ?? '');
  }
  return [...missing];
}
