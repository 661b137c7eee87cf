// The one long-lived process of an instance: owns every other process, restarts what dies, ends all in order.
// Started by launch/launcher.ts with the plan as JSON; talks to the launcher over IPC.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './atomic-json.ts';
import {
  bringUpApplications,
  bringUpStores,
  build,
  forgetEndpoints,
  writeEndpoints,
  type BringUp,
} from './launch/bring-up.ts';
import { externalServices } from './launch/external-services.ts';
import type { Message, Plan, SupervisorRecord } from './launch/plan.ts';
import { preflight } from './launch/preflight.ts';
import { summary } from './launch/summary.ts';
import { openEventLog } from './process/event-log.ts';
import { endRecordedProcesses } from './process/end-processes.ts';
import { identityOf } from './process/identity.ts';
import { openLogFile } from './process/log-file.ts';
import { Progress } from './process/progress.ts';
import { loadSecrets } from './secrets.ts';
import { createStateDir, wipeStateDir } from './state-dir.ts';
import { describeError, UserError } from './user-error.ts';

const plan = JSON.parse(process.argv[2] ?? '') as Plan;
const { state } = plan;
let up: BringUp | null = null;
let reaper: ChildProcess | null = null;
let claimed = false;
let ready = false;
let stopping: Promise<void> | null = null;

function tell(message: Message): void {
  if (process.connected) process.send?.(message, () => undefined);
}

function record(isReady: boolean, lines: readonly string[]): SupervisorRecord {
  return { pid: process.pid, identity: identityOf(process.pid) ?? '', kind: plan.kind, ready: isReady, summary: lines };
}

// The record is the lock: of two launchers at once, one creates the file and the other is told so.
function claim(): void {
  try {
    writeFileSync(state.supervisorFile, JSON.stringify(record(false, [])), { flag: 'wx', mode: 0o600 });
  } catch {
    throw new UserError('Another start is under way in this checkout: wait for it, or run npm run stop.');
  }
  claimed = true;
}

function release(): void {
  if ((readJson(state.supervisorFile) as SupervisorRecord | null)?.pid === process.pid)
    rmSync(state.supervisorFile, { force: true });
}

function startReaper(): void {
  const output = openLogFile(state, 'reaper');
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'process/reaper.ts'), state.root], {
    detached: true,
    stdio: ['pipe', output, output],
    env: {},
  });
  closeSync(output);
  child.stdin?.on('error', () => undefined);
  child.once('exit', () => {
    if (stopping === null) setTimeout(startReaper, 200);
  });
  child.once('error', () => undefined);
  reaper = child;
}

function pidChanged(): void {
  if (up !== null && ready && stopping === null && plan.kind === 'start') writeEndpoints(up);
}

async function run(): Promise<void> {
  createStateDir(state);
  claim();
  // Whatever a killed supervisor and a killed reaper left behind ends now; with it goes the reason to fear its data folder.
  await endRecordedProcesses(state);
  // Tests never touch somebody's real server: only the product itself takes external stores.
  const external = plan.kind === 'stack' ? {} : externalServices(process.env);
  await preflight(plan, external);
  if (plan.wipeFirst) wipeStateDir(state);
  createStateDir(state);
  startReaper();
  const log = openEventLog(state);
  log('supervisor started', { pid: process.pid, kind: plan.kind });
  const bringUp: BringUp = {
    plan,
    instance: {
      state,
      ports: plan.ports,
      secrets: loadSecrets(state),
      throwAway: plan.kind === 'stack' && plan.durable !== true,
    },
    external,
    supervision: { state, log, onChange: pidChanged },
    progress: new Progress((line) => tell({ type: 'progress', line })),
    processes: [],
  };
  up = bringUp;
  forgetEndpoints(bringUp);
  const building = plan.kind === 'start' ? build(bringUp) : Promise.resolve();
  const [stores, built] = await Promise.allSettled([bringUpStores(bringUp), building]);
  for (const outcome of [stores, built]) if (outcome.status === 'rejected') throw outcome.reason;
  if (plan.kind === 'start') await bringUpApplications(bringUp);
  ready = true;
  if (plan.kind === 'start') writeEndpoints(bringUp);
  const lines = summary(plan, bringUp.instance, bringUp.external);
  writeJson(state.supervisorFile, record(true, lines));
  log('ready');
  tell({ type: 'ready', lines });
}

async function stopAll(): Promise<void> {
  // Without the lock, everything on record belongs to another supervisor.
  if (!claimed) return;
  const processes = up?.processes ?? [];
  for (const kind of ['app', 'store'] as const) {
    await Promise.all(processes.filter(({ service }) => service.kind === kind).map((process) => process.stop()));
  }
  // Builds and migrations that were cut short are on record too.
  await endRecordedProcesses(state);
  if (up !== null) forgetEndpoints(up);
  release();
  openEventLog(state)('supervisor stopped');
  reaper?.stdin?.end();
}

async function stop(exitCode: number): Promise<void> {
  stopping ??= stopAll();
  await stopping;
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// The launcher went away: that ends a foreground instance, and a detached one that is not ready yet.
process.on('disconnect', () => {
  if (!plan.detach || !ready) void stop(0);
});

run().catch(async (error: unknown) => {
  if (stopping !== null) return;
  tell({ type: 'failed', message: describeError(error) });
  await stop(1);
});
