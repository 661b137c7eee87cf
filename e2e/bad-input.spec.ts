import { describe, expect } from '@jest/globals';
import { trouble, troubleIsOver, type Trouble } from './harness/broken-api.ts';
import { useBrowser } from './harness/journey.ts';
import { endpoints } from './harness/run.ts';
import { eventually, sees, seesNo } from './harness/sees.ts';
import { ADMIN_SETTINGS, AFFILIATE_SETTINGS } from './harness/setting.ts';
import { addressOf, openSignedIn } from './harness/sign-in.ts';
import { sidewaysScroll } from './harness/walk-routes.ts';
import { asAdmin, newAffiliate, newOrder, shown, unique } from './harness/world.ts';

const journey = useBrowser();
const [desk, phone] = [ADMIN_SETTINGS[0]!, AFFILIATE_SETTINGS[0]!];
/** A browser logs every answer that is not a success, whatever the page makes of it. */
const complaints = [/Failed to load resource/];

const adminPages = ['home', 'programs', 'affiliates', 'conversions', 'links', 'coupons'];
const affiliatePages = ['today', 'links', 'earnings', 'more'];
const said: readonly (readonly [Trouble, string])[] = [
  ['down', 'The server cannot be reached.'],
  [403, 'Your account may not see this.'],
  [429, 'Try again in 7 seconds.'],
  [500, 'Something went wrong on our side.'],
];

describe('reading from an API in trouble', () => {
  for (const [kind, words] of said) {
    journey(
      `every page of the admin app says so: ${JSON.stringify(kind)}`,
      desk,
      async (visitor) => {
        const { page } = visitor;
        await trouble(page, /^\/v1\//, kind);
        await openSignedIn(visitor, 'admin', 'home');
        for (const path of adminPages) {
          await page.goto(addressOf('admin', path));
          await sees(page.getByRole('heading', { level: 1 }), page.getByRole('alert').filter({ hasText: words }));
        }
        await troubleIsOver(page);
        await page.getByRole('alert').getByRole('button', { name: 'Try again' }).first().click();
        await seesNo(page.getByRole('alert').filter({ hasText: words }));
      },
      { complaints },
    );

    journey(
      `every page of the affiliate app says so: ${JSON.stringify(kind)}`,
      phone,
      async (visitor) => {
        const { page } = visitor;
        await trouble(page, /^\/v1\//, kind);
        await openSignedIn(visitor, 'affiliate', 'today');
        for (const path of affiliatePages) {
          await page.goto(addressOf('affiliate', path));
          await sees(page.getByRole('heading', { level: 1 }), page.getByRole('alert').filter({ hasText: words }));
        }
      },
      { complaints },
    );
  }

  journey('a slow API leaves a page that stands, and fills it', desk, async (visitor) => {
    const { page } = visitor;
    await openSignedIn(visitor, 'admin', 'home');
    await trouble(page, /^\/v1\/programs/, { slowMs: 3_000 });
    await page.goto(addressOf('admin', 'programs'));
    await sees(page.getByRole('heading', { level: 1, name: 'Programs' }), page.getByText('Loading…'));
    await sees(page.getByRole('cell', { name: 'Harbour & Pine Europe' }));
  });
});

describe('writing to an API in trouble', () => {
  const refusals: readonly (readonly [Trouble, RegExp])[] = [
    ['down', /The server cannot be reached\./],
    [409, /The program is closed\./],
    [429, /Try again in 7 seconds\./],
    [500, /Something went wrong on our side\./],
  ];

  journey(
    'says why nothing was created, and keeps what was typed',
    desk,
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
      await sees(page.getByRole('alert').filter({ hasText: 'This code is taken.' }));
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await troubleIsOver(page);
      await create.click();
      await sees(page.getByText(`The coupon ${code} was created.`));
    },
    { complaints },
  );

  journey(
    'a session that ends in the middle of a form loses nothing typed',
    desk,
    async (visitor) => {
      const { page, context } = visitor;
      const name = unique('Kept while signing in');
      await openSignedIn(visitor, 'admin', 'affiliates/new');
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('E-mail address').fill(`${unique('kept')}@example.test`);
      // The cookie is gone, and the token is no longer taken: both as after a month in another tab.
      await context.clearCookies();
      await page.route('**/v1/affiliates', (route) => route.fulfill({ status: 401, json: {} }), { times: 1 });
      await page.getByRole('button', { name: 'Create affiliate' }).click();
      const overlay = page.getByRole('dialog', { name: 'Sign in again' });
      await sees(overlay);
      expect(await overlay.getByLabel('E-mail').inputValue()).toBe(endpoints().demo.admin.email);
      await overlay.getByLabel('Password', { exact: true }).fill(endpoints().demo.admin.password);
      await overlay.getByRole('button', { name: 'Sign in', exact: true }).click();
      // The form's own request went on where it had stopped.
      await sees(page.getByRole('heading', { level: 1, name }));
    },
    { complaints },
  );
});

describe('what people call themselves', () => {
  const script = `<script>globalThis.__ran = 1</script><img src=x onerror="globalThis.__ran = 2">`;
  const names = [`${script} Ltd`, 'شركة الأفق للتسويق بالعمولة', `Anna${'-Sophie'.repeat(28)}`] as const;

  journey('shows names as they are, whatever is in them', desk, async (visitor) => {
    const { page } = visitor;
    await openSignedIn(visitor, 'admin', 'home');
    for (const name of names) {
      const person = await newAffiliate(name);
      const { conversionId } = await newOrder(person.link.url);
      for (const path of [`affiliates/${person.id}`, `conversions/${conversionId}`, `links/${person.link.id}`]) {
        await page.goto(addressOf('admin', path));
        await sees(page.getByText(name).first());
        expect(await sidewaysScroll(page)).toEqual([]);
      }
      const phoneWindow = await visitor.another(phone);
      await openSignedIn(phoneWindow, 'affiliate', 'more', person);
      expect(
        await eventually(async () => phoneWindow.page.getByLabel('Name', { exact: true }).inputValue(), Boolean),
      ).toBe(name);
      expect(await sidewaysScroll(phoneWindow.page)).toEqual([]);
      await phoneWindow.context.close();
    }
    expect(await page.evaluate(() => (globalThis as { __ran?: number }).__ran)).toBeUndefined();
  });
});

describe('nothing there yet', () => {
  journey('a new program teaches the next step', desk, async (visitor) => {
    const { page } = visitor;
    const { demo } = endpoints();
    const terms = { attributionModel: 'last_click', commission: { kind: 'percent', percent: '5', base: 'net' } };
    const program = await asAdmin('programs', {
      name: unique('Empty'),
      merchantId: demo.merchant.id,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      terms,
    });
    await openSignedIn(visitor, 'admin', `programs/${program['id'] as string}`);
    await sees(page.getByRole('heading', { level: 1, name: program['name'] as string }));
    await page.goto(addressOf('admin', `conversions?program=${program['id'] as string}`));
    await sees(page.getByText(/^No conversions? (yet|fits)/));
  });

  journey('a new affiliate sees zeros and what to do', phone, async (visitor) => {
    const { page } = visitor;
    const { demo } = endpoints();
    const person = { email: `${unique('new')}@example.test`, password: unique('a long password') };
    await asAdmin('affiliates', { ...person, name: 'New here', programIds: [demo.program.id] });
    await openSignedIn(visitor, 'affiliate', 'today', person);
    await sees(page.getByText('€0.00').first(), page.getByText(/^Make your first link/));
    await page.getByRole('link', { name: 'Make a link' }).click();
    await sees(page.getByText('No links yet'));
    await page.getByRole('link', { name: 'Earnings' }).click();
    await sees(page.getByText('Nothing earned yet'));
  });

  journey('a phone whose clock is a day ahead shows today all the same', phone, async (visitor) => {
    const { page, context } = visitor;
    const person = await newAffiliate();
    const { commission } = await newOrder(person.link.url);
    await context.clock.install({ time: Date.now() + 26 * 3_600_000 });
    await openSignedIn(visitor, 'affiliate', 'today', person);
    await sees(page.getByRole('region', { name: 'Earned today' }).getByText(shown(commission)));
    await seesNo(page.getByText(/\d+ (hours|days) ago/));
  });
});
