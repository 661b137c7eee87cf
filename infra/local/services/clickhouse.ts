import { chownSync, lchownSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeOwnFile } from '../atomic-json.ts';
import type { Instance } from '../instance.ts';
import type { Command, Service } from '../process/service.ts';
import { REPOSITORY } from '../repository.ts';
import { createFolder } from '../state-dir.ts';
import { clickhouseConfig, clickhouseUsers } from './clickhouse-config.ts';
import { canConfine, confined, type Confinement } from './confinement.ts';
import { httpOk } from './http-ok.ts';
import { requireReachable, unnamedUser, type OsUser } from './unprivileged-user.ts';

/** User with which the product and its migrations work. */
export const CLICKHOUSE_USER = 'app';
/** Database of the product. */
export const CLICKHOUSE_DATABASE = 'tributary';

/** HTTP address of the embedded ClickHouse. */
export function clickhouseUrl({ ports }: Instance): string {
  return `http://127.0.0.1:${ports.clickhouseHttp}`;
}

/**
 * A whole ClickHouse server out of libchdb, in a process of its own (see clickhouse-server.mjs). Its function `file()` reads
 * what the process may read, whoever asks: so it runs as a user of its own where a root launcher can give it one, and sees
 * nothing but its own data where the system allows a mount namespace.
 */
export function clickhouse(instance: Instance): Service {
  const folders = foldersOf(instance);
  const user = unnamedUser(instance.state.root);
  const bare = command(instance, folders, user);
  const confinement: Confinement = {
    root: folders.root,
    visible: [
      process.execPath,
      path.join(REPOSITORY, 'node_modules'),
      import.meta.dirname,
      folders.data,
      folders.configuration,
    ],
  };
  let isConfined: boolean | undefined;
  return {
    name: 'clickhouse',
    title: 'ClickHouse',
    kind: 'store',
    stopSignal: 'SIGTERM',
    prepare: async () => {
      prepareFolders(folders, user);
      // An earlier version kept the passwords here in plain text.
      for (const name of ['clickhouse-config.xml', 'clickhouse-users.xml'])
        rmSync(path.join(instance.state.run, name), { force: true });
      writeConfiguration(instance, folders, user);
      isConfined ??= canConfine(bare, confinement);
    },
    command: () => (isConfined === true ? confined(bare, confinement) : bare),
    isReady: async () => httpOk(`${clickhouseUrl(instance)}/ping`),
  };
}

interface Folders {
  readonly data: string;
  readonly configuration: string;
  /** Empty; see {@link Confinement}. */
  readonly root: string;
}

function foldersOf({ state }: Instance): Folders {
  return {
    data: path.join(state.data, 'clickhouse'),
    configuration: path.join(state.run, 'clickhouse'),
    root: path.join(state.run, 'clickhouse-root'),
  };
}

function configurationFiles({ configuration }: Folders): { config: string; users: string } {
  return { config: path.join(configuration, 'config.xml'), users: path.join(configuration, 'users.xml') };
}

function command({ ports }: Instance, folders: Folders, user: OsUser | undefined): Command {
  return {
    file: process.execPath,
    args: [
      path.join(import.meta.dirname, 'clickhouse-server.mjs'),
      configurationFiles(folders).config,
      String(ports.clickhouseHttp),
    ],
    // "chroot" lies where ordinary users do not look.
    env: { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`, TZ: 'UTC', HOME: folders.data },
    cwd: folders.data,
    ...user,
  };
}

function prepareFolders({ data, configuration, root }: Folders, user: OsUser | undefined): void {
  for (const folder of [data, configuration, root, path.join(data, 'tmp')]) createFolder(folder);
  if (user === undefined) return;
  requireReachable([data, process.execPath, import.meta.dirname], user);
  for (const folder of [data, configuration, root]) giveTo(user, folder);
}

/** A folder of a version in which the server ran as root is handed over with all that is in it. */
function giveTo({ uid, gid }: OsUser, folder: string): void {
  if (statSync(folder).uid === uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(path.join(folder, entry), uid, gid);
  // Last: a hand-over that was cut off begins anew.
  chownSync(folder, uid, gid);
}

function writeConfiguration({ secrets }: Instance, folders: Folders, user: OsUser | undefined): void {
  const { config, users } = configurationFiles(folders);
  const analyst = { user: 'analyst', password: secrets.clickhouseAnalystPassword, database: CLICKHOUSE_DATABASE };
  const contents: [string, string][] = [
    [config, clickhouseConfig(folders.data, users)],
    [users, clickhouseUsers(secrets.clickhousePassword, analyst)],
  ];
  for (const [file, content] of contents) {
    writeOwnFile(file, content);
    if (user !== undefined) chownSync(file, user.uid, user.gid);
  }
}
