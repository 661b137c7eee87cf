import { describe, expect } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { settled } from '../harness/accessibility.ts';
import { useBrowser, type Stage } from '../harness/journey.ts';
import { FAILURES_FOLDER } from '../harness/run.ts';
import { EVERY_SETTING, type Setting } from '../harness/setting.ts';
import { addressOf, openSignedIn } from '../harness/sign-in.ts';
import { compare, TOLERATED_SHARE } from './compare-pictures.ts';
import { record, recordedMajor, recordedPicture, recording } from './recorded.ts';

const journey = useBrowser();
const settings = new Map(EVERY_SETTING.map((setting) => [setting.name, setting]));
const named = (name: string): Setting => settings.get(name)!;

/** Screens that show nothing of today: what changes them is a change of the looks. */
describe('looks as recorded', () => {
  for (const [app, setting] of [
    ['admin', named('desktop, light')],
    ['affiliate', named('phone, dark')],
  ] as const)
    journey(`sign-in page of the ${app} app`, setting, async (stage) => {
      await stage.page.goto(addressOf(app, 'sign-in'));
      await settled(stage.page);
      await looksAsRecorded(stage, `sign-in-${app}`);
    });

  for (const theme of ['light', 'dark'] as const)
    journey('components', named(`desktop, ${theme}`), async (stage) => {
      await openSignedIn(stage, 'admin', '_components');
      await settled(stage.page);
      for (const part of ['token', 'control'])
        await looksAsRecorded(stage, `components-${part}-${theme}`, `adm-${part}-samples`);
    });
});

async function looksAsRecorded(stage: Stage, screen: string, part = 'body'): Promise<void> {
  const major = Number.parseInt(stage.context.browser()?.version() ?? '', 10);
  const picture = await pictureOf(stage.page, part);
  if (recording) {
    record(screen, picture, major);
    return;
  }
  const before = recordedPicture(screen);
  if (before === null || recordedMajor() !== major) {
    process.stderr.write(
      `NOT COMPARED: ${screen} was recorded with Chromium ${recordedMajor() ?? '(never)'}, this is ${major}. See e2e/README.md.\n`,
    );
    return;
  }
  const blank = await stage.another(stage.setting);
  const { share, sizes } = await compare(blank.page, before, picture);
  if (share > TOLERATED_SHARE) writeFileSync(path.join(FAILURES_FOLDER, `${screen}.png`), picture);
  expect({ screen, sizes, share, tolerated: share <= TOLERATED_SHARE }).toMatchObject({ tolerated: true });
}

async function pictureOf(page: Page, part: string): Promise<Buffer> {
  await page.evaluate(async () => document.fonts.ready);
  return page.locator(part).first().screenshot({ animations: 'disabled', caret: 'hide' });
}
