import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Instance } from '../instance.ts';
import type { Service } from '../process/service.ts';
import { clickhouseConfig, clickhouseUsers } from './clickhouse-config.ts';
import { httpOk } from './http-ok.ts';

/** User with which the product and its migrations work. */
export const CLICKHOUSE_USER = 'app';
/** Database of the product. */
export const CLICKHOUSE_DATABASE = 'tributary';

/** HTTP address of the embedded ClickHouse. */
export function clickhouseUrl({ ports }: Instance): string {
  return `http://127.0.0.1:${ports.clickhouseHttp}`;
}

/** Native protocol URL of the embedded ClickHouse, as dbmate reads it. */
export function clickhouseNativeUrl({ ports, secrets }: Instance, database = CLICKHOUSE_DATABASE): string {
  return `clickhouse://${CLICKHOUSE_USER}:${secrets.clickhousePassword}@127.0.0.1:${ports.clickhouseTcp}/${database}`;
}

/** A whole ClickHouse server out of libchdb, in a process of its own (see clickhouse-server.mjs). */
export function clickhouse(instance: Instance): Service {
  const { state, ports, secrets } = instance;
  const data = path.join(state.data, 'clickhouse');
  const configFile = path.join(state.run, 'clickhouse-config.xml');
  const usersFile = path.join(state.run, 'clickhouse-users.xml');
  return {
    name: 'clickhouse',
    title: 'ClickHouse',
    kind: 'store',
    stopSignal: 'SIGTERM',
    prepare: async () => {
      mkdirSync(path.join(data, 'tmp'), { recursive: true });
      writeFileSync(configFile, clickhouseConfig(data, usersFile), { mode: 0o600 });
      const analyst = { user: 'analyst', password: secrets.clickhouseAnalystPassword, database: CLICKHOUSE_DATABASE };
      writeFileSync(usersFile, clickhouseUsers(secrets.clickhousePassword, analyst), { mode: 0o600 });
    },
    command: () => ({
      file: process.execPath,
      args: [
        path.join(import.meta.dirname, 'clickhouse-server.mjs'),
        configFile,
        String(ports.clickhouseHttp),
        String(ports.clickhouseTcp),
      ],
      env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', HOME: data },
      cwd: data,
    }),
    isReady: async () => httpOk(`${clickhouseUrl(instance)}/ping`),
  };
}
