import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { useBrowser } from './harness/journey.ts';
import { endpoints } from './harness/run.ts';
import { sees, seesNo } from './harness/sees.ts';
import { EVERY_SETTING, PHONE } from './harness/setting.ts';
import { addressOf, openSignedIn, signInByHand } from './harness/sign-in.ts';
import { newAffiliate } from './harness/world.ts';

const journey = useBrowser();
const firstPages = { admin: 'home', affiliate: 'today' } as const;

describe.each(['admin', 'affiliate'] as const)('the %s app', (app) => {
  for (const setting of EVERY_SETTING) {
    journey('asks for the sign-in, then shows its first page', setting, async ({ page }) => {
      await page.goto(addressOf(app));
      await sees(page.getByRole('heading', { name: 'Sign in' }));
      await signInByHand(page, endpoints().demo[app]);
      await page.waitForURL(addressOf(app, firstPages[app]));
      await sees(page.getByRole('heading', { level: 1 }));
      // The admin app's rail is a drawer where there is no room for it.
      if (app === 'admin' && setting.width < 600) await page.getByRole('button', { name: 'Menu' }).click();
      await sees(page.getByRole('navigation', { name: 'Sections' }));
    });
  }
});

// Case 1: a reload ends the page, and not the refresh that it asked for: its answer is lost, and the same token is shown again.
journey('hurried reloads on a slow line do not end the session', PHONE, async (visitor) => {
  const { page, context } = visitor;
  const person = await newAffiliate();
  await openSignedIn(visitor, 'affiliate', 'today', person);
  const shown: string[] = [];
  await page.route(/\/v1\/auth\/refresh$/, async (route) => {
    const request = route.request();
    const cookie = (await context.cookies(request.url())).map(({ name, value }) => `${name}=${value}`).join('; ');
    shown.push(cookie);
    // Not by the browser, which would keep the cookie of an answer that the page never gets.
    const answer = await fetch(request.url(), {
      method: 'POST',
      body: request.postData(),
      headers: { 'content-type': 'application/json', 'x-tributary-app': 'affiliate', cookie },
    });
    await sleep(700);
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-length'));
    await route.fulfill({ status: answer.status, headers, body: await answer.text() }).catch(() => undefined);
  });
  for (let round = 0; round < 3; round += 1) {
    const asked = page.waitForRequest(/\/v1\/auth\/refresh$/);
    const cutOff = page.reload().catch(() => undefined);
    await asked;
    await sleep(250);
    const again = page.waitForResponse(/\/v1\/auth\/refresh$/);
    await page.reload();
    expect((await again).status()).toBe(200);
    await cutOff;
  }
  expect(new Set(shown).size).toBeLessThan(shown.length);
  await sees(page.getByRole('heading', { name: 'Today', level: 1 }));
  await seesNo(page.getByLabel('Password', { exact: true }));
});
