import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { REPOSITORY } from '../../infra/local/repository.ts';
import { waitUntil } from '../../infra/local/wait.ts';
import { launchChromium } from '../browser/launch.ts';
import { SHOTS, type Shot } from './shots.ts';
import { smallPng } from './small-png.ts';
import { openWindow } from './window.ts';

const FOLDER = path.join(REPOSITORY, 'docs/img');
/** A page to which nothing was added for so long is whole. */
const STEADY_MS = 700;
const SETTLED_WITHIN_MS = 20_000;

/**
 * Takes every picture of docs/tour.md from the running product and says which. Throws when a page does not come, and in
 * the end when one complained to the browser's console.
 */
export async function makePictures(print: (line: string) => void): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launchChromium();
  const complaints: string[] = [];
  try {
    for (const shot of SHOTS) {
      const { file, bytes, complained } = await take(browser, shot);
      print(`  ${file.padEnd(40)}${String(Math.round(bytes / 1024)).padStart(4)} KB`);
      complaints.push(...complained.map((complaint) => `${shot.name}: ${complaint}`));
    }
  } finally {
    await browser.close();
  }
  if (complaints.length > 0) throw new Error(`pages complained:\n${complaints.join('\n')}`);
}

interface Taken {
  /** Path in the repository. */
  readonly file: string;
  readonly bytes: number;
  readonly complained: readonly string[];
}

async function take(browser: Browser, shot: Shot): Promise<Taken> {
  const visitor = await openWindow(browser, shot);
  const file = path.join(FOLDER, `${shot.name}.png`);
  try {
    await shot.open(visitor);
    await visitor.page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled(visitor.page);
    await shot.act?.(visitor.page);
    await settled(visitor.page);
    const picture = smallPng(await visitor.page.screenshot({ animations: 'disabled', caret: 'hide' }));
    writeFileSync(file, picture);
    return { file: path.relative(REPOSITORY, file), bytes: picture.length, complained: [...visitor.complaints] };
  } finally {
    await visitor.context.close();
  }
}

/** Nothing is added any more, nothing grey waits to be filled, fonts are loaded, and what was drawn last is on the screen. */
async function settled(page: Page): Promise<void> {
  const underWay = page.locator('tr-skeleton, canvas:not([width])');
  await waitUntil(async () => (await underWay.count()) === 0, SETTLED_WITHIN_MS);
  // Pages are drawn in pieces, and ask for figures after the first.
  let before = -1;
  await waitUntil(async () => {
    await page.waitForTimeout(STEADY_MS);
    const now = await page.locator('*').count();
    const steady = now === before && (await underWay.count()) === 0;
    before = now;
    return steady;
  }, SETTLED_WITHIN_MS);
  // As text: this is compiled without the browser's types.
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))',
  );
}
