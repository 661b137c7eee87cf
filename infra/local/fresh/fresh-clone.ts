import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, lchownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY } from '../repository.ts';
import type { OsUser } from '../services/unprivileged-user.ts';

/** By content: what is in it is what a build would make. */
const BUILD_CACHE = '.turbo/cache';
const WRITTEN_IN_PLACE = ['.package-lock.json', '.tributary-installed'];

/** A copy of the checkout in a folder of its own, as somebody else would have cloned it. */
export interface FreshClone {
  readonly root: string;
  readonly remove: () => void;
}

/**
 * Copies what Git knows or would add, nothing ignored. With `linkPackages` the installed packages, unpacked servers and
 * finished builds are there too, by hard links: no minutes of downloading. The files belong to `owner`.
 */
export function freshClone(linkPackages: boolean, owner: OsUser | undefined): FreshClone {
  // Real path: macOS has its temporary folder behind a link.
  const root = mkdtempSync(path.join(tmpdir(), 'tributary-fresh-'));
  chmodSync(root, 0o755);
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A deleted file stays in the index until it is committed.
  const present = files.split('\0').filter((file) => file !== '' && existsSync(path.join(REPOSITORY, file)));
  const folders = new Set([root]);
  for (const file of present) {
    for (let folder = path.dirname(path.join(root, file)); folder !== root; folder = path.dirname(folder))
      folders.add(folder);
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    copyFileSync(path.join(REPOSITORY, file), path.join(root, file));
  }
  if (owner !== undefined) {
    for (const entry of [...folders, ...present.map((file) => path.join(root, file))])
      lchownSync(entry, owner.uid, owner.gid);
  }
  if (linkPackages) linkInstalled(root, owner);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

// What is linked keeps its owner, because a link has no owner of its own: changing it would change the original.
function linkInstalled(root: string, owner: OsUser | undefined): void {
  const local = path.join(root, '.tributary');
  mkdirSync(local);
  if (owner !== undefined) chownSync(local, owner.uid, owner.gid);
  for (const folder of ['node_modules', '.tributary/servers', BUILD_CACHE]) {
    const [from, to] = [path.join(REPOSITORY, folder), path.join(root, folder)];
    if (!existsSync(from)) continue;
    mkdirSync(path.dirname(to), { recursive: true });
    linkOrCopy(from, to);
  }
  // Entries are never changed, only added.
  if (owner !== undefined && existsSync(path.join(root, BUILD_CACHE))) {
    for (const folder of [path.dirname(BUILD_CACHE), BUILD_CACHE])
      chownSync(path.join(root, folder), owner.uid, owner.gid);
  }
  // Written in place by npm and by the launcher: through a link that would be the original.
  for (const file of WRITTEN_IN_PLACE) {
    const [from, to] = [REPOSITORY, root].map((folder) => path.join(folder, 'node_modules', file)) as [string, string];
    rmSync(to, { force: true });
    if (existsSync(from)) copyFileSync(from, to);
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    execFileSync('cp', ['-R', '-P', '-p', '-l', from, to], { stdio: 'ignore' });
  } catch {
    // Another file system, or a cp that cannot link.
    rmSync(to, { recursive: true, force: true });
    execFileSync('cp', ['-R', '-P', '-p', from, to], { stdio: 'ignore' });
  }
}
