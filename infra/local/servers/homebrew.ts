import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Folder of an installed Homebrew formula; installs the formula where Homebrew is but it is not. Null without Homebrew. */
export function brewPrefix(formula: string): string | null {
  try {
    const prefix = execFileSync('brew', ['--prefix', formula], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    if (!existsSync(`${prefix}/bin`)) execFileSync('brew', ['install', '--quiet', formula], { stdio: 'ignore' });
    return existsSync(`${prefix}/bin`) ? prefix : null;
  } catch {
    return null;
  }
}
