import type { Ports } from '../ports.ts';
import type { StateDir } from '../state-dir.ts';

/** How much history the demo gets. */
export type DemoHistory = 'small' | 'full';

/** What a supervisor is to bring up; handed to it as JSON on its command line. */
export interface Plan {
  /** `start`: stores and applications. `stack`: migrated stores only. */
  readonly kind: 'start' | 'stack';
  readonly state: StateDir;
  readonly ports: Ports;
  /** Keep running when the launcher leaves, once everything is ready. */
  readonly detach: boolean;
  readonly wipeFirst: boolean;
  /** Go on without a copy of the data when it has not had all migrations. */
  readonly skipCopy?: boolean;
  readonly seedDemo: boolean;
  /** `full` when left out; tests want little. */
  readonly demoHistory?: DemoHistory;
  /** For a `stack`: PostgreSQL syncs to disk as in `start`, because somebody is going to measure it. */
  readonly durable?: boolean;
}

/** What the supervisor tells its launcher. */
export type Message =
  | { readonly type: 'progress'; readonly line: string }
  | { readonly type: 'ready'; readonly lines: readonly string[] }
  | { readonly type: 'failed'; readonly message: string };

/** Kept in run/supervisor.json while a supervisor runs; also its lock. */
export interface SupervisorRecord {
  readonly pid: number;
  readonly identity: string;
  readonly kind: Plan['kind'];
  readonly ready: boolean;
  /** The table that was printed when it became ready. */
  readonly summary: readonly string[];
}
