import { describe } from '@jest/globals';
import { trouble, troubleIsOver, type Trouble } from '../harness/broken-api.ts';
import { useBrowser } from '../harness/journey.ts';
import { eventually, sees } from '../harness/sees.ts';
import { DESK, PHONE } from '../harness/setting.ts';
import { openSignedIn } from '../harness/sign-in.ts';

const journey = useBrowser();
/** A browser logs every answer that is not a success, whatever the page makes of it. */
const complaints = [/Failed to load resource/];

/** Every section of an app: its link, and the heading of its page. */
const sections = {
  admin: [
    ['Home', 'Overview'],
    ['Programs', 'Programs'],
    ['Affiliates', 'Affiliates'],
    ['Conversions', 'Conversions'],
    ['Links', 'Links'],
    ['Coupons', 'Coupons'],
  ],
  affiliate: [
    ['Today', 'Today'],
    ['Links', 'Links'],
    ['Earnings', 'Earnings'],
    ['More', 'More'],
  ],
} as const;
const said: readonly (readonly [Trouble, string])[] = [
  ['down', 'The server cannot be reached.'],
  [403, 'You do not have access to this.'],
  [429, 'Try again in 7 seconds.'],
  [500, 'Something went wrong on our side.'],
];

describe.each(['admin', 'affiliate'] as const)('reading from an API in trouble, %s app', (app) => {
  const setting = app === 'admin' ? DESK : PHONE;

  for (const [kind, words] of said) {
    journey(
      `every section says so, and goes on when it is over: ${JSON.stringify(kind)}`,
      setting,
      async (visitor) => {
        const { page } = visitor;
        const alert = page.getByRole('alert').filter({ hasText: words });
        await trouble(page, /^\/v1\//, kind);
        await openSignedIn(visitor, app, '');
        for (const [link, heading] of sections[app]) {
          await page
            .getByRole('navigation', { name: 'Sections' })
            .getByRole('link', { name: link, exact: true })
            .click();
          await sees(page.getByRole('heading', { level: 1, name: heading }), alert);
        }
        await troubleIsOver(page);
        // Each part of a page fails, and is asked for again, on its own.
        await eventually(
          async () => {
            const left = await alert.count();
            if (left > 0) await alert.first().getByRole('button', { name: 'Try again' }).click({ timeout: 2_000 });
            return left;
          },
          (left) => left === 0,
        );
      },
      { complaints },
    );
  }

  journey('a slow API leaves a page that stands, and fills it', setting, async (visitor) => {
    const { page } = visitor;
    await trouble(page, /^\/v1\/(programs|commissions|affiliates)/, { slowMs: 3_000 });
    const [path, filled] =
      app === 'admin'
        ? (['programs', page.getByRole('cell', { name: 'Harbour & Pine Europe' })] as const)
        : (['earnings', page.getByRole('main').getByRole('listitem')] as const);
    await openSignedIn(visitor, app, path);
    await sees(page.getByRole('heading', { level: 1 }), page.getByText('Loading…'));
    await sees(filled);
  });
});
