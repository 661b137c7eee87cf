import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the seed writes down for people and programs that want to try the system. */
export interface Seeded {
  readonly admin: StaffSignIn;
  readonly finance?: StaffSignIn;
  readonly affiliate?: SignInData & { readonly id: string };
  readonly merchant?: { readonly id: string; readonly apiKey: string; readonly postbackToken: string };
  /** The EUR program; the other one is found through the merchant. */
  readonly program?: { readonly id: string; readonly currency: string };
  readonly link?: { readonly code: string; readonly url: string };
  readonly coupon?: string;
  /** Where the demo's links lead. */
  readonly shop?: string;
  readonly history?: HistoryProgress;
}

export interface SignInData {
  readonly email: string;
  readonly password: string;
}

/** The operator's people sign in with a code too. */
export interface StaffSignIn extends SignInData {
  /** What their authenticator app is given, as base 32. */
  readonly totpSecret: string;
}

/** `full`: 90 days that are worth looking at. `small`: the same 90 days with little on each, for tests. */
export type HistorySize = 'small' | 'full';

/** How far the telling of the history is. */
export interface HistoryProgress {
  readonly size: HistorySize;
  /** RFC 3339 UTC. */
  readonly startsAt: string;
  readonly days: number;
  /** Days that are told completely. */
  readonly doneDays: number;
  readonly clicks: number;
  readonly orders: number;
  /** Whether all of it was in the reports when the seed ended. */
  readonly inReports: boolean;
}

/** What an earlier run wrote; undefined when there was none. */
export function readSeeded(file: string): Seeded | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Seeded) : undefined;
}

/** Readable by its owner only, and never half there. */
export function writeSeeded(file: string, seeded: Seeded): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(seeded, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
}
