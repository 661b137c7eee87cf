import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'recorded');
const RECORDED_WITH = path.join(FOLDER, 'recorded-with.json');

/** Whether this run writes the pictures that later runs are compared with. */
export const recording = process.env['E2E_RECORD'] === '1';

/** The recorded picture of a screen; null when there is none. */
export function recordedPicture(screen: string): Buffer | null {
  const file = fileOf(screen);
  return existsSync(file) ? readFileSync(file) : null;
}

/** Keeps a picture of a screen, and which Chromium drew it. */
export function record(screen: string, picture: Buffer, chromiumMajor: number): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(screen), picture);
  writeFileSync(RECORDED_WITH, `{ "chromiumMajor": ${chromiumMajor} }\n`);
}

/** Major version of the Chromium that drew what is recorded; null when nothing is. */
export function recordedMajor(): number | null {
  if (!existsSync(RECORDED_WITH)) return null;
  return (JSON.parse(readFileSync(RECORDED_WITH, 'utf8')) as { chromiumMajor: number }).chromiumMajor;
}

function fileOf(screen: string): string {
  return path.join(FOLDER, `${screen}.png`);
}
