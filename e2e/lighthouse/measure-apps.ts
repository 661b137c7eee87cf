import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { findChromium } from '../browser/find-chromium.ts';
import { CHROMIUM_ARGUMENTS } from '../browser/launch.ts';
import { addressOf, openSignedIn, type AppName } from '../harness/sign-in.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** A page that is measured. The admin app as on a desk, the affiliate app as on a phone with a slow network. */
interface Measured {
  readonly app: AppName;
  readonly path: string;
  readonly signedIn: boolean;
}

const PAGES: readonly Measured[] = [
  { app: 'admin', path: 'sign-in', signedIn: false },
  { app: 'admin', path: 'home', signedIn: true },
  { app: 'affiliate', path: 'sign-in', signedIn: false },
  { app: 'affiliate', path: 'today', signedIn: true },
];

/** Each page is measured so often, because other work on the machine costs performance: the middle one counts. */
const RUNS = 5;

/** Long enough for the answers a fresh page asks for, on two cores. */
const SETTLE_MS = 3000;

/** Prints Lighthouse's scores of each page, and every audit that costs one of them points. */
export async function measureApps(print: (line: string) => void): Promise<void> {
  print(`${'page'.padEnd(22)}${CATEGORIES.map((name) => name.padStart(16)).join('')}`);
  for (const page of PAGES) {
    const { scores, lost } = await measureOften(page);
    print(`${`${page.app}/${page.path}`.padEnd(22)}${scores.map((score) => String(score).padStart(16)).join('')}`);
    for (const audit of lost) print(`    ${audit}`);
  }
}

interface Result {
  /** From 0 to 100, in the order of the categories. */
  readonly scores: readonly number[];
  /** What costs points, in words. */
  readonly lost: readonly string[];
}

/** The run whose performance is the middle one. */
async function measureOften(page: Measured): Promise<Result> {
  const results: Result[] = [];
  while (results.length < RUNS) results.push(await measure(page));
  const middle = results.sort((a, b) => (a.scores[0] ?? 0) - (b.scores[0] ?? 0))[Math.floor(RUNS / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

async function measure({ app, path: page, signedIn }: Measured): Promise<Result> {
  const profile = mkdtempSync(path.join(tmpdir(), 'tributary-lighthouse-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: true,
    args: [...CHROMIUM_ARGUMENTS, `--remote-debugging-port=${port}`],
  });
  try {
    const visitor = { context, page: await context.newPage(), complaints: [] };
    if (signedIn) {
      await openSignedIn(visitor, app, page);
      // An answer that is still on its way would be lost with the page: the session's next cookie, or figures to keep.
      // Not Playwright's `networkidle`: the live counters' stream never ends.
      await visitor.page.getByRole('heading', { level: 1 }).first().waitFor();
      await visitor.page.waitForTimeout(SETTLE_MS);
    }
    // Lighthouse opens a tab of its own, which shares this profile's session.
    await visitor.page.goto('about:blank');
    const logLevel = 'error' as const;
    const flags = { port, onlyCategories: [...CATEGORIES], disableStorageReset: signedIn, logLevel };
    const result = await lighthouse(addressOf(app, page), flags, app === 'admin' ? desktopConfig : undefined);
    if (result === undefined) throw new Error(`Lighthouse had no result for ${app}/${page}`);
    const { finalDisplayedUrl } = result.lhr;
    if (new URL(finalDisplayedUrl).pathname !== new URL(addressOf(app, page)).pathname)
      throw new Error(`${app}/${page} led to ${finalDisplayedUrl}`);
    return read(result.lhr);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function read({ categories, audits, runtimeError }: Report): Result {
  if (runtimeError !== undefined) throw new Error(`Lighthouse failed: ${runtimeError.message}`);
  const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
  const weighted = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
  const lost = weighted.flatMap(({ id }) => {
    const audit = audits[id];
    if (audit === undefined || audit.score === null || audit.score >= 0.9) return [];
    return [
      `${Math.round(audit.score * 100)}  ${audit.title}${audit.displayValue === undefined ? '' : `: ${audit.displayValue}`}`,
    ];
  });
  return { scores, lost };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
