import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes JSON so that a reader never sees half a file, not even after a kill. */
export function writeJson(file: string, value: unknown, mode = 0o644): void {
  const temporary = `${file}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode });
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
