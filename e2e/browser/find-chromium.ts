import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { REPOSITORY } from '../../infra/local/repository.ts';
import { UserError } from '../../infra/local/user-error.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const IN_APPLICATIONS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const INSTALL_LIMIT_MS = 300_000;

const run = promisify(execFile);
type Say = (line: string) => void;

/**
 * Path of a Chromium: the one CHROMIUM_PATH names, one on PATH, the distribution's (installed now, as root), the one out
 * of an npm package, Playwright's own download. Throws a UserError where none of these is to be had.
 */
export async function findChromium(say: Say = () => undefined): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return requireNamed(named);
  const found = onPath() ?? (await fromDistribution(say)) ?? (await fromPackage(say)) ?? (await fromPlaywright(say));
  if (found !== null) return found;
  throw new UserError(
    'No Chromium was found and none can be installed here: install one (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask google-chrome), or name one in CHROMIUM_PATH.',
  );
}

function requireNamed(file: string): string {
  if (isExecutable(file)) return file;
  throw new UserError(`CHROMIUM_PATH names ${file}, which cannot be run: correct or unset it.`);
}

function onPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...files, IN_APPLICATIONS].find(isExecutable) ?? null;
}

async function fromDistribution(say: Say): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  say('Installing Chromium from the distribution …');
  const options = { timeout: INSTALL_LIMIT_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } catch {
    return null;
  }
  return onPath();
}

async function fromPackage(say: Say): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  say('Unpacking the Chromium of an npm package …');
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await runnable(await packaged.executablePath());
  } catch {
    return null;
  }
}

async function fromPlaywright(say: Say): Promise<string | null> {
  const file = chromium.executablePath();
  if (isExecutable(file)) return runnable(file);
  say("Downloading Playwright's Chromium …");
  const program = path.join(REPOSITORY, 'node_modules/playwright-core/cli.js');
  try {
    await run(process.execPath, [program, 'install', 'chromium'], { timeout: INSTALL_LIMIT_MS });
  } catch {
    return null;
  }
  return runnable(file);
}

/** Unpacked is not yet runnable: the system's libraries may be missing. */
async function runnable(file: string): Promise<string | null> {
  try {
    await run(file, ['--version'], { timeout: 20_000 });
    return file;
  } catch {
    return null;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
