import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { rememberBrowser } from '../leaks/remember-browser.ts';
import type { Setting } from './setting.ts';

/** One person with one browser window. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What a page reported as wrong: exceptions, refused scripts, `console.error`. */
  readonly complaints: readonly string[];
}

/** How a visitor differs from the usual one. */
export interface Manner {
  /** The affiliate app's service worker: out of the way unless a test is about it, because it hides requests from routes. */
  readonly serviceWorkers?: 'allow' | 'block';
  /** Complaints that the test provokes; all others fail it. */
  readonly complaints?: readonly RegExp[];
  /** How long the test may take; 3 minutes when left out. */
  readonly limitMs?: number;
}

/** Longest wait for something that should appear: generous, because two cores are shared by everything. */
export const PATIENCE_MS = 30_000;

/** Opens a window in a setting, in Berlin, without motion. The caller closes the context. */
export async function openVisitor(browser: Browser, setting: Setting, manner: Manner = {}): Promise<Visitor> {
  const context = await browser.newContext(contextOptions(setting, manner));
  context.setDefaultTimeout(PATIENCE_MS);
  rememberBrowser(context);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  return { context, page: await context.newPage(), complaints };
}

function contextOptions(setting: Setting, manner: Manner): BrowserContextOptions {
  return {
    viewport: { width: setting.width, height: setting.height },
    // A phone's scrollbars take no room, and its pages are told to fit the screen.
    isMobile: setting.width < 600,
    hasTouch: setting.width < 600,
    colorScheme: setting.theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    serviceWorkers: manner.serviceWorkers ?? 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  };
}
