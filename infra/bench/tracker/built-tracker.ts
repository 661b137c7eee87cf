import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { REPOSITORY } from '../../local/repository.ts';

/** The product's own parts of the click path, as built. Opaque but for what a reference server does with them itself. */
export interface TrackerParts {
  readonly connectBus: (options: { url: string; namespace: string; name: string }) => Promise<Bus>;
  readonly LinkTable: new () => LinkTable;
  readonly openClickLog: (options: { bus: Bus; lane: string; deadlineMs: number }) => ClickLog;
  readonly clickGroupText: (producer: string, group: { id: string; time: string; items: string }) => string;
  readonly clickIdKey: (id: number, secret: Buffer) => unknown;
  readonly ClickRecorder: new (log: ClickLog, keys: { readonly signing: unknown }) => unknown;
  readonly RedirectMetrics: new () => unknown;
  readonly createRedirectHandler: (parts: Readonly<Record<string, unknown>>) => unknown;
  readonly createTrackerServer: (options: Readonly<Record<string, unknown>>) => {
    readonly server: { address(): unknown };
    listen(host: string, port: number): Promise<void>;
  };
}

export interface Bus {
  readonly js: { publish(subject: string, payload: string): Promise<unknown> };
  readonly namespace: { subject(subject: string): string };
}

export interface ClickLog {
  add(click: { readonly clickId: string }): Promise<void>;
}

interface LinkTable {
  lookup(code: string): unknown;
  applyLink(link: unknown, version: number): unknown;
  applyProgram(program: unknown, version: number): unknown;
}

const FILES = [
  'messaging/jetstream.js',
  'modules/tracking/link-table.js',
  'modules/tracking/click-log.js',
  'modules/tracking/rules/click-id.js',
  'modules/tracking/record-click.js',
  'modules/tracking/redirect-metrics.js',
  'modules/tracking/redirect.handler.js',
  'modules/tracking/tracker-server.js',
] as const;

/**
 * Loads the built click path. From the build and by path, because these are internals of the product that no door shows:
 * a reference that shares all code but the part in question is the only fair one.
 */
export async function loadTrackerParts(): Promise<TrackerParts> {
  const modules: object[] = [];
  for (const file of FILES) {
    const url = pathToFileURL(path.join(REPOSITORY, 'backend/dist', file));
    modules.push((await import(url.href)) as object);
  }
  return Object.assign({}, ...modules) as TrackerParts;
}
