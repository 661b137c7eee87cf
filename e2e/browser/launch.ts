import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** No sandbox: the tests also run as root, where Chromium refuses its own. Nothing is fetched that a page did not ask for. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-proxy-server',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
] as const;

/** Starts a Chromium of its own profile; the caller closes it. Throws a UserError where there is none to start. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({ executablePath, headless: true, args: [...CHROMIUM_ARGUMENTS], timeout: 60_000 });
}
