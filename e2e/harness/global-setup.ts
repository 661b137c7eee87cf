import { mkdirSync, rmSync } from 'node:fs';
import { findChromium } from '../browser/find-chromium.ts';
import { ENDPOINTS_VARIABLE, FAILURES_FOLDER, STATE_NAME } from './run.ts';
import { startProduct } from './product.ts';
import { keepProduct } from './running-product.ts';
import { beginRemembering } from '../leaks/known-secrets.ts';

/** Starts the product once for all tests, unless E2E_ENDPOINTS names the endpoints.json of one that runs. */
export default async function globalSetup(): Promise<void> {
  rmSync(FAILURES_FOLDER, { recursive: true, force: true });
  mkdirSync(FAILURES_FOLDER, { recursive: true });
  beginRemembering();
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  await findChromium(print);
  if (process.env[ENDPOINTS_VARIABLE] !== undefined) return;
  const product = await startProduct(STATE_NAME, 'small', print);
  process.env[ENDPOINTS_VARIABLE] = product.endpointsFile;
  keepProduct(product);
}
