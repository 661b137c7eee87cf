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

// Case 1: a reload ends the page and not the refresh it asked for, so the same token is shown again before its answer arrives.
journey('hurried reloads on a slow line do not end the session', PHONE, async (visitor) => {
  const { page } = visitor;
  const person = await newAffiliate();
  await openSignedIn(visitor, 'affiliate', 'today', person);
  await page.route(/\/v1\/auth\/refresh$/, async (route) => {
    // The server answers at once, and the answer takes its time: as on a phone.
    const answer = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.fulfill({ response: answer }).catch(() => undefined);
  });
  for (let round = 0; round < 3; round += 1) {
    const asked = page.waitForRequest(/\/v1\/auth\/refresh$/);
    const cutOff = page.reload().catch(() => undefined);
    await asked;
    await page.waitForTimeout(250);
    const again = page.waitForResponse(/\/v1\/auth\/refresh$/);
    await page.reload();
    expect((await again).status()).toBe(200);
    await cutOff;
  }
  await sees(page.getByRole('heading', { name: 'Today', level: 1 }));
  await seesNo(page.getByLabel('Password', { exact: true }));
});
