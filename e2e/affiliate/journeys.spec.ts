import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { followLink } from '../../infra/local/black-box/requests.ts';
import { useBrowser } from '../harness/journey.ts';
import { endpoints } from '../harness/run.ts';
import { eventually, sees, seesNo } from '../harness/sees.ts';
import { AFFILIATE_SETTINGS } from '../harness/setting.ts';
import { addressOf, openSignedIn, signInByHand } from '../harness/sign-in.ts';
import { newAffiliate, newOrder, shown } from '../harness/world.ts';

const journey = useBrowser();

describe.each(AFFILIATE_SETTINGS)('an affiliate, $name', (setting) => {
  journey(
    'signs in and sees today',
    setting,
    async ({ page }) => {
      const person = await newAffiliate();
      const { commission } = await newOrder(person.link.url);
      await page.goto(addressOf('affiliate'));
      await sees(page.getByRole('heading', { name: 'Sign in' }));
      await signInByHand(page, { ...person, password: 'not this one' });
      await sees(page.getByText('Wrong email or password.'));
      await signInByHand(page, person);
      await sees(page.getByRole('heading', { name: 'Today', level: 1 }));
      const earned = page.getByRole('region', { name: 'Earned today' });
      await sees(earned.getByText(shown(commission)), earned.getByRole('link', { name: /^1\s*Conversions$/ }));
    },
    { complaints: [/401 .*\/v1\/auth\/sign-in/] },
  );

  journey('makes a link from an address of the shop', setting, async ({ page, ...visitor }) => {
    const person = await newAffiliate();
    await openSignedIn({ page, ...visitor }, 'affiliate', 'links', person);
    const product = new URL('shop/lantern', endpoints().shop).href;
    const address = page.getByLabel('Product page');
    await address.fill('https://elsewhere.example/shoes');
    await page.getByRole('button', { name: 'Create link' }).click();
    await sees(page.getByText('None of your programs accepts links to elsewhere.example.'));
    await address.fill(product);
    await page.getByRole('button', { name: 'Create link' }).click();
    const sheet = page.getByRole('dialog', { name: 'Your link is ready' });
    await sees(sheet, sheet.getByRole('img', { name: /^QR code of http/ }));
    await sheet.getByRole('button', { name: 'Copy link' }).click();
    await sees(sheet.getByText('Copied'));
    const copied = await eventually(
      () => page.evaluate(() => navigator.clipboard.readText()),
      (text) => text.startsWith(endpoints().tracker),
    );
    expect(await followLink(copied)).toMatchObject({ status: 302, clickId: expect.any(String) });
    await sheet.getByRole('button', { name: 'Close' }).click();
    await seesNo(sheet);
    await sees(page.getByRole('listitem').filter({ hasText: new URL(copied).pathname }));
  });

  journey('reads why a commission is what it is', setting, async ({ page, ...visitor }) => {
    const person = await newAffiliate();
    const { commission } = await newOrder(person.link.url);
    await openSignedIn({ page, ...visitor }, 'affiliate', 'earnings', person);
    const group = page.getByRole('list', { name: 'Status' }).getByRole('link', { name: /^Pending/ });
    await sees(group.getByText(shown(commission)));
    await group.click();
    await eventually(
      async () => page.url(),
      (url) => url.includes('state=pending'),
    );
    await page.getByRole('region', { name: 'Pending' }).getByRole('listitem').getByRole('link').click();
    await sees(page.getByRole('heading', { level: 1, name: shown(commission) }));
    const story = page.getByRole('region', { name: 'What happened' });
    for (const step of ['Someone clicked your link', 'They bought for €84.00', /^Becomes payable on/])
      await sees(story.getByText(step));
    await sees(story.getByText(/% of €84\.00/));
    // As on a phone with letters twice as large.
    await page.setViewportSize({ width: 180, height: 780 });
    const overflow = await story.evaluate((card) => {
      const edge = card.getBoundingClientRect().right;
      return [...card.querySelectorAll('time')].filter((time) => time.getBoundingClientRect().right > edge).length;
    });
    expect(overflow).toBe(0);
  });

  journey(
    'B24: goes on by itself after the network returns, with what was typed before a reload',
    setting,
    async ({ page, context, ...visitor }) => {
      const person = await newAffiliate();
      await openSignedIn({ page, context, ...visitor }, 'affiliate', 'links', person);
      const address = page.getByLabel('Product page');
      await sees(address);
      await eventually(() => isInstalled(page), Boolean);
      const product = new URL('shop/lantern', endpoints().shop).href;
      await address.fill(product);
      await context.setOffline(true);
      await page.reload();
      expect(await page.getByLabel('Product page').inputValue()).toBe(product);
      await page.getByRole('button', { name: 'Create link' }).click();
      await sees(page.getByText(/The server cannot be reached\. Your address is still here/));
      await context.setOffline(false);
      await sees(page.getByRole('dialog', { name: 'Your link is ready' }));
    },
    { serviceWorkers: 'allow', complaints: [/ERR_INTERNET_DISCONNECTED|status of 504/, /icons\/icon\.svg/] },
  );

  journey(
    'opens the app without a network',
    setting,
    async ({ page, context, ...visitor }) => {
      const person = await newAffiliate();
      const { commission } = await newOrder(person.link.url);
      await openSignedIn({ page, context, ...visitor }, 'affiliate', 'today', person);
      const earned = page.getByRole('region', { name: /^Earned/ }).getByText(shown(commission));
      await sees(earned);
      await eventually(() => isInstalled(page), Boolean);
      await context.setOffline(true);
      await page.reload();
      await sees(earned, page.getByText('You are offline.'), page.getByText(/These figures are from/));
      await context.setOffline(false);
      // It notices by itself.
      await seesNo(page.getByText('You are offline.'));
    },
    { serviceWorkers: 'allow', complaints: [/ERR_INTERNET_DISCONNECTED|status of 504/, /icons\/icon\.svg/] },
  );

  journey(
    'signs out, and leaves nothing on the device',
    setting,
    async ({ page, context, ...visitor }) => {
      const person = await newAffiliate();
      const { commission } = await newOrder(person.link.url);
      await openSignedIn({ page, context, ...visitor }, 'affiliate', 'today', person);
      await sees(page.getByText(shown(commission)));
      await page.getByRole('link', { name: 'More' }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await sees(page.getByRole('heading', { name: 'Sign in' }));
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
      await page.goto(addressOf('affiliate', 'earnings'));
      await sees(page.getByRole('heading', { name: 'Sign in' }));
    },
    // Figures that were under way when the session ended; no new token is asked for them.
    { complaints: [/401 .*\/v1\/reports\/query/] },
  );
});

/** Whether the service worker is in charge and has everything it fetches beforehand: until then it opens nothing offline. */
async function isInstalled(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const answer = await fetch(new URL('ngsw.json', document.baseURI));
    const { assetGroups } = (await answer.json()) as { assetGroups: { installMode: string; urls: string[] }[] };
    const wanted = assetGroups.filter(({ installMode }) => installMode === 'prefetch').flatMap(({ urls }) => urls);
    const kept = await Promise.all(wanted.map(async (url) => caches.match(url)));
    return navigator.serviceWorker.controller !== null && !kept.includes(undefined);
  });
}
