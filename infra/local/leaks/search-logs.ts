import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LeakSearch } from './leak-search.ts';
import type { Secret } from './secret.ts';

const SHOWN_PER_FILE = 10;

/**
 * Reads every log of a folder, of whatever process and however old. @returns a sentence for each leak, without the secret; empty
 * when there is none
 */
export function searchLogs(folder: string, secrets: readonly Secret[]): string[] {
  const search = new LeakSearch(secrets);
  return readdirSync(folder).flatMap((name) => {
    const leaks = search.leaksIn(readFileSync(path.join(folder, name), 'utf8'));
    const shown = leaks
      .slice(0, SHOWN_PER_FILE)
      .map(({ kind, form, line }) => `${name}:${line} holds ${kind} (${form})`);
    const more = leaks.length - shown.length;
    return more > 0 ? [...shown, `${name} holds ${more} more`] : shown;
  });
}
