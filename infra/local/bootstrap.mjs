// The first step of every command (npm start, stop, test, stack, faults): Node built-ins only, runs on Node 20.
// Installs the packages where they are missing or stale, then goes on with the pinned Node 24 among them, which runs
// <command>.ts directly.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installPackages } from './install-packages.mjs';

const COMMANDS = [
  'start',
  'stop',
  'restore',
  'test',
  'stack',
  'faults',
  'bench-tracker',
  'bench-conversions',
  'bench-sign-in',
  'bench-system',
  'bench-upgrade',
  'demo-traffic',
  'tour',
  'lighthouse',
  'audit-verify',
  'projections-rebuild',
  'check-fuzz',
];
const NEEDED_MAJOR = 24;
/** Set for the second run of this file: it must not start a third. */
const GUARD = 'TRIBUTARY_RUNS_ON_PINNED_NODE';

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, '../..');
const [command = '', ...args] = process.argv.slice(2);
const program = path.join(here, `${command}.ts`);

function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

// When npm is killed with -9 nobody passes the end on to us. npm starts us through a shell, so that both are watched.
function leaveWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = ancestors();
  setInterval(() => ancestors() !== atStart && process.exit(129), 500).unref();
}

// Format: proc(5), /proc/pid/stat; where there is no /proc, only our own parent is watched.
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return 'unknown';
  }
}

async function continueOnPinnedNode(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), command, ...args], {
    // The channel carries no messages: when we are killed it breaks, and the other side then ends in order.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [GUARD]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) =>
    fail(`The pinned Node at ${node} cannot be run (${error.message}): remove node_modules and start again.`),
  );
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

async function main() {
  if (!COMMANDS.includes(command) || !existsSync(program)) {
    fail(
      `"${command}" is not one of ${COMMANDS.filter((name) => existsSync(path.join(here, `${name}.ts`))).join(', ')}.`,
    );
  }
  leaveWithNpm();
  if (process.env[GUARD] === undefined) await installPackages(repository);
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) {
    if (process.channel !== undefined) process.once('disconnect', () => process.exit(129));
    process.argv.splice(1, 2, program);
    await import(pathToFileURL(program).href);
    return;
  }
  const pinned = path.join(repository, 'node_modules/.bin/node');
  if (process.env[GUARD] !== undefined || !existsSync(pinned)) {
    fail(
      `Tributary runs on Node ${NEEDED_MAJOR}, which is pinned for Linux but not for ${process.platform}-${process.arch}: install Node ${NEEDED_MAJOR} or newer and start again (this is ${process.versions.node}).`,
    );
  }
  await continueOnPinnedNode(pinned);
}

main().catch((error) => fail(error.message));
