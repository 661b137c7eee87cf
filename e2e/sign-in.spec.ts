import { describe, expect, test } from '@jest/globals';
import { useBrowser } from './harness/journey.ts';
import { endpoints } from './harness/run.ts';
import { eventually, sees } from './harness/sees.ts';
import { EVERY_SETTING } from './harness/setting.ts';
import { addressOf, signInByHand } from './harness/sign-in.ts';

const journey = useBrowser();

describe.each(EVERY_SETTING)('$name', (setting) => {
  journey('an affiliate signs in', setting, async ({ page }) => {
    await page.goto(addressOf('affiliate'));
    await sees(page.getByRole('heading', { name: 'Sign in' }));
    await signInByHand(page, endpoints().demo.affiliate);
    await eventually(
      async () => page.url(),
      (url) => url.endsWith('/today'),
    );
    await sees(page.getByRole('heading', { level: 1 }));
  });
});
