import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { waitUntil } from '../../infra/local/wait.ts';
import { PATIENCE_MS } from './visitor.ts';

/** Waits until each of these is on the page. Fails with the locator's own words. */
export async function sees(...locators: readonly Locator[]): Promise<void> {
  for (const locator of locators) await locator.first().waitFor({ state: 'visible', timeout: PATIENCE_MS });
}

/** Waits until none of these is on the page. */
export async function seesNo(...locators: readonly Locator[]): Promise<void> {
  for (const locator of locators) await locator.first().waitFor({ state: 'hidden', timeout: PATIENCE_MS });
}

/** Waits until `read` gives what `matches` accepts; the last value is in the failure's message. */
export async function eventually<T>(read: () => Promise<T>, matches: (value: T) => boolean): Promise<T> {
  let last: T | undefined;
  const settled = await waitUntil(async () => matches((last = await read())), PATIENCE_MS, 100);
  expect({ settled, last }).toMatchObject({ settled: true });
  return last as T;
}
