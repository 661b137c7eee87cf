import type { Browser } from 'playwright-core';
import type { Visitor } from '../harness/visitor.ts';

/** How large a picture is, and whether by day or by night. */
export interface View {
  readonly size: 'desktop' | 'phone';
  readonly theme: 'light' | 'dark';
}

// Phones twice as sharp: their pictures are shown large beside text.
const sizes = {
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false },
  phone: { viewport: { width: 390, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const;

// A browser that says it is headless is taken for a bot, and the tour is about people.
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36';

/** Opens a window in Berlin without motion. The caller closes its context. */
export async function openWindow(browser: Browser, { size, theme }: View): Promise<Visitor> {
  const context = await browser.newContext({
    ...sizes[size],
    userAgent,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  return { context, page: await context.newPage(), complaints };
}
