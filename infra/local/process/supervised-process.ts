import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { StateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { waitUntil } from '../wait.ts';
import { endProcess } from './end-processes.ts';
import type { EventLog } from './event-log.ts';
import { lastLines, logFileOf, openLogFile } from './log-file.ts';
import { forgetProcess, recordProcess, type PidEntry } from './pid-files.ts';
import type { Service } from './service.ts';

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
/** A process that ran this long was well: its next restart is quick again. */
const WELL_AFTER_MS = 5_000;
const READY_WITHIN_MS = 60_000;
const EXITS_BEFORE_GIVING_UP = 3;

/** What a supervised process needs of its instance. */
export interface Supervision {
  readonly state: StateDir;
  readonly log: EventLog;
  /** Called whenever a pid changed. */
  readonly onChange: () => void;
}

/** Keeps one service running: starts it, restarts it with back-off when it dies, ends it when asked. */
export class SupervisedProcess {
  readonly service: Service;
  readonly #supervision: Supervision;
  #entry: PidEntry | null = null;
  #child: ChildProcess | null = null;
  #stopping = false;
  #paused = false;
  #delayMs = FIRST_DELAY_MS;
  #restartTimer: NodeJS.Timeout | undefined;
  #exits = 0;

  constructor(service: Service, supervision: Supervision) {
    this.service = service;
    this.#supervision = supervision;
  }

  /** Pid of the running process; null between two lives. */
  get pid(): number | null {
    return this.#entry?.pid ?? null;
  }

  /** Starts the service and resolves when it answers. Throws a UserError that shows the end of its log when it does not. */
  async start(): Promise<void> {
    await this.#spawn();
    const { name, title } = this.service;
    const ready = await waitUntil(async () => this.#hasGivenUp() || (await this.service.isReady()), READY_WITHIN_MS);
    if (this.#stopping) throw new UserError(`${title} was stopped while it was starting.`);
    if (!ready || this.#hasGivenUp()) {
      const file = logFileOf(this.#supervision.state, name);
      throw new UserError(`${title} did not start; the end of its log ${file} says:\n${lastLines(file, 15)}`);
    }
    this.#supervision.log('ready', { name, pid: this.pid });
  }

  /** Ends the service and stays down. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#end();
  }

  /** Ends the service for as long as the work takes, and starts it again after. Stays down when the work fails. */
  async whileStopped<T>(work: () => Promise<T>): Promise<T> {
    this.#paused = true;
    await this.#end();
    const result = await work();
    this.#paused = false;
    await this.start();
    return result;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#restartTimer);
    const entry = this.#entry;
    if (entry === null) return;
    await endProcess(entry);
    forgetProcess(this.#supervision.state, entry);
    this.#supervision.log('stopped', { name: this.service.name, pid: entry.pid });
  }

  #hasGivenUp(): boolean {
    return this.#stopping || this.#exits >= EXITS_BEFORE_GIVING_UP;
  }

  async #spawn(): Promise<void> {
    await this.service.prepare?.();
    if (this.#stopping) return;
    const { name, kind, stopSignal } = this.service;
    const { file, args, env, cwd, uid, gid } = this.service.command();
    const { state, log, onChange } = this.#supervision;
    const output = openLogFile(state, name);
    const child = spawn(file, args, {
      // A session of its own: Ctrl-C in the terminal reaches the supervisor only, which ends things in the right order.
      detached: true,
      stdio: ['ignore', output, output],
      env,
      cwd: cwd ?? state.root,
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
    });
    closeSync(output);
    this.#child = child;
    const startedAt = Date.now();
    child.once('error', (error) => this.#ended(child, startedAt, { error: error.message }));
    child.once('exit', (code, signal) => this.#ended(child, startedAt, { code, signal }));
    if (child.pid === undefined) return;
    this.#entry = recordProcess(state, { name, pid: child.pid, kind, stopSignal });
    log('started', { name, pid: child.pid });
    onChange();
  }

  #ended(child: ChildProcess, startedAt: number, how: Readonly<Record<string, unknown>>): void {
    if (this.#child !== child) return;
    this.#child = null;
    const { state, log, onChange } = this.#supervision;
    log('exited', { name: this.service.name, pid: child.pid ?? null, ...how });
    if (this.#entry !== null) forgetProcess(state, this.#entry);
    this.#entry = null;
    onChange();
    if (this.#stopping || this.#paused) return;
    this.#exits += 1;
    if (Date.now() - startedAt >= WELL_AFTER_MS) this.#delayMs = FIRST_DELAY_MS;
    this.#restartLater();
  }

  #restartLater(): void {
    const delayMs = this.#delayMs;
    this.#delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    this.#supervision.log('restarting', { name: this.service.name, delayMs });
    this.#restartTimer = setTimeout(() => {
      this.#spawn().catch((error: unknown) => {
        this.#supervision.log('restart failed', { name: this.service.name, error: String(error) });
        if (!this.#stopping) this.#restartLater();
      });
    }, delayMs);
  }
}
