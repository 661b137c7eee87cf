import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useBrowser } from './harness/journey.ts';
import { sees } from './harness/sees.ts';
import { DESK, PHONE } from './harness/setting.ts';
import { openSignedIn } from './harness/sign-in.ts';
import type { Visitor } from './harness/visitor.ts';

const journey = useBrowser();

/** Notes every animation and transition that begins on a page, from its first moment on. */
async function watch({ page }: Visitor): Promise<void> {
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    const note = ({ type, target }: Event): void => {
      const { localName, classList } = target as Element;
      moved.push(`${type}: ${[localName, ...classList].join('.')}`);
    };
    for (const type of ['animationstart', 'transitionrun']) addEventListener(type, note, true);
  });
}

/** What moved so far; scripted animations too, as far as they still run. */
async function moved(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...new Set((window as unknown as { moved: string[] }).moved),
    ...document.getAnimations().map(({ playState }) => `an animation is ${playState}`),
  ]);
}

// Every visitor asks for less motion: what is watched here is what all the other journeys see.
describe('for people who asked for less motion, nothing moves', () => {
  journey('in the admin app, its overlays and its theme', DESK, async (visitor) => {
    const { page } = visitor;
    await watch(visitor);
    await openSignedIn(visitor, 'admin', 'home');
    await sees(page.getByRole('heading', { name: 'Overview' }), page.getByRole('img').first());
    await page.getByRole('button', { name: 'Last 30 days' }).click();
    await sees(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Collapse' }).click();
    await page.getByRole('link', { name: 'Affiliates', exact: true }).click();
    await page.getByRole('button', { name: 'Columns' }).click();
    await sees(page.getByRole('dialog', { name: 'Columns' }));
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Team', exact: true }).click();
    await page.getByRole('button', { name: 'Invite someone' }).click();
    await sees(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await moved(page)).toEqual([]);
  });

  journey('in the affiliate app and its theme', PHONE, async (visitor) => {
    const { page } = visitor;
    await watch(visitor);
    await openSignedIn(visitor, 'affiliate', 'today');
    await sees(page.getByText('Last 30 days'));
    await page.getByRole('link', { name: 'Links' }).click();
    await page.getByRole('button', { name: 'QR code' }).first().click();
    await sees(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await moved(page)).toEqual([]);
  });
});
