import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOCK_WAIT_MS = 900_000;
const ENDINGS = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs `npm ci` where node_modules is missing or does not match the lock file. Throws with one clear sentence. */
export async function installPackages(repository) {
  const stamp = path.join(repository, 'node_modules/.tributary-installed');
  const wanted = fingerprint(repository);
  if (read(stamp) === wanted) return;
  if (!matchesLockFile(repository)) await installOnce(repository);
  try {
    writeFileSync(stamp, wanted);
  } catch {
    // node_modules belongs to somebody else: the comparison above is merely repeated next time
  }
}

function fingerprint(repository) {
  const root = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const hash = createHash('sha256');
  const manifests = ['.', ...root.workspaces].map((folder) => path.join(folder, 'package.json'));
  for (const file of ['package-lock.json', ...manifests]) hash.update(read(path.join(repository, file)) ?? '');
  return hash.digest('hex');
}

/** npm keeps what it installed in a lock file of its own, written last: a broken-off install leaves none. */
function matchesLockFile(repository) {
  const installed = read(path.join(repository, 'node_modules/.package-lock.json'));
  if (installed === null) return false;
  const have = JSON.parse(installed).packages;
  const want = JSON.parse(read(path.join(repository, 'package-lock.json')) ?? '{"packages":{}}').packages;
  return Object.entries(want).every(([where, { version, link, optional, devOptional, peer }]) => {
    if (link || !where.includes('node_modules/')) return true;
    const found = have[where];
    if (found === undefined) return Boolean(optional || devOptional || peer);
    return found.version === version;
  });
}

// Two commands may start at once on a fresh clone: the second waits for the first one's install.
async function installOnce(repository) {
  const folder = path.join(repository, '.tributary');
  const lock = path.join(folder, 'install.lock');
  mkdirSync(folder, { recursive: true });
  for (const deadline = Date.now() + LOCK_WAIT_MS; !takeLock(lock); await sleep(500)) {
    if (Date.now() > deadline)
      throw new Error(`Another install holds ${lock} for too long: remove that file and start again.`);
  }
  try {
    if (!matchesLockFile(repository)) await npmCi(repository);
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST')
      throw new Error(`${lock} cannot be written (${error.code}): the folder belongs to another user.`, {
        cause: error,
      });
    if (!isRunning(Number(read(lock)))) rmSync(lock, { force: true });
    return false;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function npmCi(repository) {
  process.stdout.write('  … Installing packages (npm ci); the first time this takes a minute or two\n');
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(0);
  const signOfLife = setInterval(() => process.stdout.write(`  … still installing (${seconds()} s)\n`), 10_000);
  const [file, first] = npmProgram();
  const flags = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error'];
  let endChild = () => undefined;
  const code = await new Promise((resolve) => {
    const child = spawn(file, [...first, ...flags], {
      cwd: repository,
      stdio: 'inherit',
      env: { ...process.env, ...cacheSetting(repository) },
    });
    // Whatever ends us ends it: left alone it would go on writing under the next start's install.
    endChild = () => child.kill();
    for (const event of ENDINGS) process.on(event, endChild);
    child.once('error', () => resolve(1));
    child.once('exit', (status) => resolve(status ?? 1));
  });
  for (const event of ENDINGS) process.removeListener(event, endChild);
  clearInterval(signOfLife);
  if (code !== 0)
    throw new Error('npm ci failed (its messages are above): mend that, most often the network, and start again.');
  process.stdout.write(`  ✓ Packages installed (${seconds()} s)\n`);
}

// Not with a Node out of node_modules: npm ci deletes that one while it works.
function npmProgram() {
  const cli = process.env.npm_execpath;
  const nodes = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'node'));
  const node =
    nodes.find((candidate) => !candidate.includes('node_modules') && existsSync(candidate)) ?? process.execPath;
  return cli !== undefined && path.basename(cli) === 'npm-cli.js' ? [node, [cli]] : ['npm', []];
}

// HOME may be missing or read-only (service accounts, containers): npm then needs another place for its cache.
function cacheSetting(repository) {
  if (process.env.npm_config_cache !== undefined && isWritable(process.env.npm_config_cache)) return {};
  if (process.env.npm_config_cache === undefined && isWritable(path.join(os.homedir(), '.npm'))) return {};
  return { npm_config_cache: path.join(repository, '.tributary/cache/npm') };
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
