import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { analystUsersXml } from '../../src/analyst-access.js';
import { signalChild } from './child-process.js';
import { freePorts } from './free-ports.js';
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

/** Starts the embedded server (infra/local) on free ports with data in a temporary folder. */
export async function startPrivateClickHouse(): Promise<PrivateClickHouse> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-clickhouse-'));
  const [http = 0, tcp = 0] = await freePorts(2);
  mkdirSync(path.join(folder, 'data/tmp'), { recursive: true });
  writeFileSync(path.join(folder, 'config.xml'), serverConfig(folder));
  writeFileSync(path.join(folder, 'users.xml'), usersFile());
  const url = `http://127.0.0.1:${http}`;
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const program = repositoryPath('infra/local/services/clickhouse-server.mjs');
    server = spawn(process.execPath, [program, path.join(folder, 'config.xml'), String(http), String(tcp)], {
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
      CLICKHOUSE_NATIVE_URL: `clickhouse://app:app@127.0.0.1:${tcp}/none`,
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

function serverConfig(folder: string): string {
  return `<clickhouse>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path><tmp_path>${folder}/data/tmp/</tmp_path>
  <logger><level>fatal</level></logger>
  <user_directories><users_xml><path>${folder}/users.xml</path></users_xml></user_directories>
</clickhouse>`;
}

function usersFile(): string {
  const { profiles, roles, users } = analystUsersXml(analyst);
  const local = '<networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>';
  return `<clickhouse>
  <profiles><default/>${profiles}</profiles>
  <quotas><default/></quotas>
  <roles>${roles}</roles>
  <users>
    <default><password></password>${local}
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query><query>GRANT SELECT ON system.numbers</query></grants></default>
    <app><password>app</password>${local}<access_management>1</access_management></app>
    ${users}
  </users>
</clickhouse>`;
}
