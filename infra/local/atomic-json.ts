import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes JSON as {@link writeOwnFile} does. */
export function writeJson(file: string, value: unknown): void {
  writeOwnFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes a file that its owner alone reads, so that a reader never sees half of it, not even after a kill. */
export function writeOwnFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, file);
}

/** Reads JSON; null when the file is missing or was cut off. The caller casts: only our own files are read. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
