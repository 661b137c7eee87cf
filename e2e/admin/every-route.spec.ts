import { describe, expect } from '@jest/globals';
import { useBrowser } from '../harness/journey.ts';
import { sees } from '../harness/sees.ts';
import { DESK } from '../harness/setting.ts';
import { addressOf, openSignedIn } from '../harness/sign-in.ts';
import { findingsOf } from '../harness/walk-routes.ts';
import { endpoints } from '../harness/run.ts';
import { newAffiliate, newOrder } from '../harness/world.ts';

const journey = useBrowser();

describe('every page of the admin app', () => {
  journey(
    'has nothing that axe finds, and nothing sticks out',
    DESK,
    async (visitor) => {
      const { demo } = endpoints();
      const person = await newAffiliate();
      const { conversionId } = await newOrder(person.link.url);
      const entries = [
        'sign-in',
        'invitation',
        'forgot-password',
        'reset-password#made-up',
        'reset-password',
        'verify-email',
      ];
      expect(await findingsOf(visitor, 'admin', entries)).toEqual({});
      await openSignedIn(visitor, 'admin', 'home');
      const paths = [
        'home',
        'programs',
        'programs/new',
        `programs/${demo.program.id}`,
        `programs/${demo.program.id}/edit`,
        `programs/${demo.program.id}/new-terms`,
        'merchants',
        'merchants/new',
        `merchants/${demo.merchant.id}`,
        `merchants/${demo.merchant.id}/new-key`,
        'conversions?mode=test',
        'affiliates',
        'affiliates/new',
        `affiliates/${person.id}`,
        'conversions',
        `conversions/${conversionId}`,
        'links',
        'links/new',
        `links/${person.link.id}`,
        'coupons',
        'coupons/new',
        'team',
        'security',
        'audit',
        'account',
        'account/security',
        '_components',
        'nothing-is-here',
      ];
      expect(await findingsOf(visitor, 'admin', paths)).toEqual({});
    },
    { limitMs: 600_000 },
  );

  // B17: contextual alternates draw the x between digits as a multiplication sign; short forms of `font` switch them on again.
  journey('B17: draws every letter of an identifier as it is', DESK, async (visitor) => {
    const { page } = visitor;
    await openSignedIn(visitor, 'admin', 'audit');
    await sees(page.getByRole('heading', { level: 1 }), page.locator('tr-id-chip, code, .mono').first());
    for (const path of ['audit', 'links/new', 'conversions']) {
      await page.goto(addressOf('admin', path));
      await sees(page.getByRole('heading', { level: 1 }));
      const altered = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((element) => !getComputedStyle(element).fontFeatureSettings.includes('"calt" 0'))
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      );
      expect(altered).toEqual([]);
    }
  });
});
