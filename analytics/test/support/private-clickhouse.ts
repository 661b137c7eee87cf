import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clickhouseConfig, clickhouseUsers } from '../../../infra/local/services/clickhouse-config.js';
import { signalChild } from './child-process.js';
import { freePorts } from '../../../backend/test/support/free-ports.js';
import type { ClickHouseAddress } from './test-database.js';
import { repositoryPath } from './test-env.js';
import { waitFor } from './wait-for.js';

/** A ClickHouse server of one test, that may be killed, with an analyst of database `tributary`. */
export interface PrivateClickHouse {
  readonly address: ClickHouseAddress;
  readonly analyst: { readonly user: string; readonly password: string };
  /** kill -9. */
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const analyst = { user: 'analyst', password: 'a<nalyst&', database: 'tributary' };

/** Starts the embedded server (infra/local) on free ports with data in a temporary folder; `change` has the last word on its users file. */
export async function startPrivateClickHouse(change = (users: string): string => users): Promise<PrivateClickHouse> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-clickhouse-'));
  const [http = 0] = await freePorts(1);
  mkdirSync(path.join(folder, 'data/tmp'), { recursive: true });
  writeFileSync(
    path.join(folder, 'config.xml'),
    clickhouseConfig(path.join(folder, 'data'), path.join(folder, 'users.xml')),
  );
  writeFileSync(path.join(folder, 'users.xml'), change(clickhouseUsers('app', analyst)));
  const url = `http://127.0.0.1:${http}`;
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const program = repositoryPath('infra/local/services/clickhouse-server.mjs');
    server = spawn(process.execPath, [program, path.join(folder, 'config.xml'), String(http)], {
      stdio: 'ignore',
      env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', HOME: folder },
    });
    await waitFor(
      'ClickHouse',
      () =>
        fetch(`${url}/ping`).then(
          ({ ok }) => ok,
          () => false,
        ),
      30_000,
    );
  };
  const kill = async (): Promise<void> => {
    if (server) await signalChild(server, 'SIGKILL');
  };
  await start();
  return {
    address: {
      CLICKHOUSE_URL: url,
      CLICKHOUSE_USER: 'app',
      CLICKHOUSE_PASSWORD: 'app',
    },
    analyst,
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
