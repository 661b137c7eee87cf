import { describe } from '@jest/globals';
import { useBrowser } from './harness/journey.ts';
import { endpoints } from './harness/run.ts';
import { sees } from './harness/sees.ts';
import { EVERY_SETTING } from './harness/setting.ts';
import { addressOf, signInByHand } from './harness/sign-in.ts';

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
