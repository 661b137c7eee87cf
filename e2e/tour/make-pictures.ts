import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { REPOSITORY } from '../../infra/local/repository.ts';
import { waitUntil } from '../../infra/local/wait.ts';
import { launchChromium } from '../browser/launch.ts';
import { EVERY_SETTING } from '../harness/setting.ts';
import { openSignedIn } from '../harness/sign-in.ts';
import { openVisitor } from '../harness/visitor.ts';
import { SHOTS, type Shot } from './shots.ts';

const FOLDER = path.join(REPOSITORY, 'docs/img');
const SETTLED_WITHIN_MS = 20_000;

/** Takes every picture of docs/tour.md from the running product and says which. Throws when a page does not come. */
export async function makePictures(print: (line: string) => void): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launchChromium();
  try {
    for (const shot of SHOTS) print(`  ${await take(browser, shot)}`);
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, shot: Shot): Promise<string> {
  const setting = EVERY_SETTING.find(({ name }) => name === `${shot.size}, ${shot.theme}`);
  if (setting === undefined) throw new Error(`there is no setting for ${shot.name}`);
  const visitor = await openVisitor(browser, setting);
  const file = path.join(FOLDER, `${shot.name}.png`);
  try {
    const { page } = visitor;
    await openSignedIn(visitor, shot.app, shot.path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await allArrived(page.locator('tr-skeleton, canvas:not([width])'));
    await shot.act?.(page);
    await allArrived(page.locator('tr-skeleton'));
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  } finally {
    await visitor.context.close();
  }
  return path.relative(REPOSITORY, file);
}

async function allArrived(underWay: { count: () => Promise<number> }): Promise<void> {
  await waitUntil(async () => (await underWay.count()) === 0, SETTLED_WITHIN_MS);
}
