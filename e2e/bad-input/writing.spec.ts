import { describe, expect } from '@jest/globals';
import { trouble, troubleIsOver, type Trouble } from '../harness/broken-api.ts';
import { useBrowser } from '../harness/journey.ts';
import { endpoints } from '../harness/run.ts';
import { sees } from '../harness/sees.ts';
import { DESK } from '../harness/setting.ts';
import { giveCodeByHand, openSignedIn } from '../harness/sign-in.ts';
import { newAffiliate, unique } from '../harness/world.ts';

const journey = useBrowser();
/** A browser logs every answer that is not a success, whatever the page makes of it. */
const complaints = [/Failed to load resource/];

describe('writing to an API in trouble', () => {
  const refusals: readonly (readonly [Trouble, RegExp])[] = [
    ['down', /The server cannot be reached\./],
    [409, /The program is closed\./],
    [429, /Try again in 7 seconds\./],
    [500, /Something went wrong on our side\./],
  ];

  journey(
    'says why nothing was created, and keeps what was typed',
    DESK,
    async (visitor) => {
      const { page } = visitor;
      const [person, code] = [await newAffiliate(), unique('kept').toUpperCase()];
      await openSignedIn(visitor, 'admin', `coupons/new?affiliate=${person.id}`);
      await page.getByLabel('Program', { exact: true }).selectOption({ label: 'Harbour & Pine Europe' });
      const field = page.getByLabel('Code');
      await field.fill(code);
      const create = page.getByRole('button', { name: 'Create coupon' });
      for (const [kind, words] of refusals) {
        await trouble(page, /^\/v1\/coupons$/, kind, { detail: 'The program is closed.' });
        await create.click();
        await sees(page.getByRole('alert').filter({ hasText: words }));
        expect(await field.inputValue()).toBe(code);
        await troubleIsOver(page);
      }
      await trouble(page, /^\/v1\/coupons$/, 422, { errors: [{ path: 'code', message: 'This code is taken.' }] });
      await create.click();
      await sees(page.getByText('This code is taken.'));
      await sees(page.getByRole('alert').filter({ hasText: '1 field needs attention.' }));
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await troubleIsOver(page);
      await create.click();
      await sees(page.getByText(`The coupon ${code} was created.`));
    },
    { complaints },
  );

  journey(
    'a session that ends in the middle of a form loses nothing typed',
    DESK,
    async (visitor) => {
      const { page, context } = visitor;
      const name = unique('Kept while signing in');
      await openSignedIn(visitor, 'admin', 'affiliates/new');
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('Email address').fill(`${unique('kept')}@example.test`);
      // The cookie is gone, and the token is no longer taken: both as after a month in another tab.
      await context.clearCookies();
      await page.route('**/v1/affiliates', (route) => route.fulfill({ status: 401, json: {} }), { times: 1 });
      await page.getByRole('button', { name: 'Create affiliate' }).click();
      const overlay = page.getByRole('dialog', { name: 'Sign in again' });
      await sees(overlay);
      expect(await overlay.getByLabel('Email').inputValue()).toBe(endpoints().demo.admin.email);
      await overlay.getByLabel('Password', { exact: true }).fill(endpoints().demo.admin.password);
      await overlay.getByRole('button', { name: 'Sign in', exact: true }).click();
      await giveCodeByHand(page, endpoints().demo.admin);
      // The form's own request went on where it had stopped.
      await sees(page.getByRole('heading', { level: 1, name }));
    },
    { complaints },
  );
});
