import { readFile } from 'node:fs/promises';
import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../harness/accessibility.ts';
import { useBrowser } from '../harness/journey.ts';
import { endpoints } from '../harness/run.ts';
import { eventually, sees, seesNo } from '../harness/sees.ts';
import { DESK } from '../harness/setting.ts';
import { addressOf, openSignedIn } from '../harness/sign-in.ts';
import { asAdmin, newAffiliate, unique } from '../harness/world.ts';

const journey = useBrowser();

/** Presses a button that saves a file. @returns its lines, the first of which is the heading */
async function saved(page: Page, button: string): Promise<string[]> {
  const pressed = page.getByRole('button', { name: button, exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), pressed]);
  return (await readFile(await file.path(), 'utf8')).split('\r\n').filter((line) => line !== '');
}

/** Lists of the admin app, in a browser that lays them out: what a spec without one cannot see. */
describe('lists of the admin app', () => {
  journey('B10, B12: Back finds the rows, the place and the focus again', DESK, async ({ page, ...visitor }) => {
    await openSignedIn({ page, ...visitor }, 'admin', 'conversions');
    const rows = page.locator('tbody tr');
    await page.getByRole('button', { name: 'Show more' }).click();
    await eventually(
      () => rows.count(),
      (count) => count > 50,
    );
    await rows.nth(60).focus();
    const [order, scrolled] = [await rows.nth(60).locator('a').first().innerText(), await page.evaluate(() => scrollY)];
    await page.keyboard.press('Control+Enter');
    await sees(page.getByRole('heading', { level: 1, name: new RegExp(order) }), page.getByText(/^61 of \d+$/));
    await page.goBack();
    await eventually(
      () => page.evaluate(() => (document.activeElement as HTMLElement).innerText),
      (text) => text.includes(order),
    );
    expect(await rows.count()).toBeGreaterThan(50);
    expect(Math.abs((await page.evaluate(() => scrollY)) - scrolled)).toBeLessThan(80);
  });

  journey('B11: money is whole at every width, whatever else must go', DESK, async ({ page, ...visitor }) => {
    await openSignedIn({ page, ...visitor }, 'admin', 'conversions');
    await sees(page.getByRole('columnheader', { name: 'Commission', exact: true }));
    for (const width of [768, 1024, 1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const right = () => page.locator('tbody tr:first-child td.number tr-money').nth(1).boundingBox();
      await eventually(right, (box) => box !== null && box.x + box.width <= width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  journey('a very long code leaves the button that copies its link in sight', DESK, async (visitor) => {
    const { page } = visitor;
    const { demo, shop } = endpoints();
    const { id } = await newAffiliate();
    const code = unique('a-campaign-with-a-very-long-name').padEnd(60, 'x');
    await asAdmin('links', { affiliateId: id, programId: demo.program.id, destinationUrl: shop, code });
    await openSignedIn(visitor, 'admin', `links?affiliate=${id}`);
    const cell = page.getByRole('cell').filter({ hasText: code });
    const button = cell.getByRole('button');
    await sees(button);
    const [outer, inner] = [await cell.boundingBox(), await button.boundingBox()];
    expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0));
  });

  journey('small dialogs at buttons take the focus, and give it back', DESK, async (visitor) => {
    const { page } = visitor;
    await openSignedIn(visitor, 'admin', 'home');
    const inDialog = () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);
    for (const [path, count] of [
      ['home', 3],
      ['links', 3],
    ] as const) {
      await page.goto(addressOf('admin', path));
      const openers = page.locator('button[aria-haspopup=dialog]');
      await eventually(
        () => openers.count(),
        (found) => found === count,
      );
      for (const opener of await openers.all()) {
        await opener.click();
        await eventually(inDialog, (inside) => inside);
        await page.keyboard.press('Escape');
        await seesNo(page.getByRole('dialog'));
        expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
      }
    }
  });

  journey('a row opens beside the list, is walked from and closed by keys', DESK, async ({ page, ...visitor }) => {
    await openSignedIn({ page, ...visitor }, 'admin', 'conversions');
    const rows = page.locator('tbody tr');
    const order = (index: number) => rows.nth(index).locator('a').first().innerText();
    await rows.nth(1).focus();
    const [opened, next] = [await order(1), await order(2)];
    await page.keyboard.press('Enter');
    await sees(page.getByRole('complementary', { name: opened }));
    await sees(page.getByRole('heading', { name: new RegExp(opened) }));
    expect(page.url()).toContain('open=cnv_');
    await page.keyboard.press('j');
    await sees(page.getByRole('complementary', { name: next }), page.getByRole('heading', { name: new RegExp(next) }));
    expect(await violations(page, 'every')).toEqual([]);
    await page.keyboard.press('Escape');
    await seesNo(page.getByRole('complementary', { name: next }));
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toContain(next);
  });

  journey('chosen links are disabled together, each row is told, and it is undone', DESK, async (visitor) => {
    const { page } = visitor;
    const person = await newAffiliate();
    const input = { affiliateId: person.id, programId: endpoints().demo.program.id, destinationUrl: endpoints().shop };
    const { code, id } = await asAdmin('links', input);
    await openSignedIn(visitor, 'admin', `links?affiliate=${person.id}`);
    const chosen = (name: unknown) => page.getByRole('checkbox', { name: `Select ${String(name)}`, exact: true });
    await chosen(code).check();
    await page.getByRole('button', { name: 'Disable', exact: true }).click();
    await sees(page.getByText('1 disabled.'), page.locator('tbody').getByText('Disabled'));
    await page.getByRole('checkbox', { name: 'Select all rows shown' }).check();
    await page.getByRole('button', { name: 'Disable', exact: true }).click();
    await sees(page.getByText('1 disabled, 1 skipped: already disabled.'));
    await page.getByText('Details').click();
    await sees(page.getByText(`${String(code)}: skipped: already disabled`));
    expect(await violations(page, 'every')).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await sees(page.getByText('1 enabled.'), page.locator('tbody').getByText('Active'));
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await seesNo(page.getByText('1 enabled.'));
    await chosen(code).check();
    const file = await saved(page, 'Export');
    expect(file).toHaveLength(2);
    expect(file[1]).toContain(String(id));
  });

  journey('a whole view is chosen and saved by its filter', DESK, async (visitor) => {
    const { page } = visitor;
    await openSignedIn(visitor, 'admin', 'conversions');
    await page.getByRole('checkbox', { name: 'Select all rows shown' }).check();
    await sees(page.getByText(/^50 selected of [\d,]+ conversions$/));
    await page.getByRole('button', { name: /^Select all [\d,]+ conversions in this view$/ }).click();
    const all = page.getByText(/^All [\d,]+ conversions selected$/);
    const count = Number((await all.innerText()).replaceAll(/\D/g, ''));
    expect(count).toBeGreaterThan(50);
    // Orders may come in meanwhile.
    expect((await saved(page, 'Export')).length).toBeGreaterThan(count);
  });

  journey('links, coupons and affiliates have views of one’s own', DESK, async (visitor) => {
    const { page } = visitor;
    const standard = { links: 'Destination not allowed', coupons: 'Disabled', affiliates: 'In review' };
    for (const [list, tab] of Object.entries(standard)) {
      await openSignedIn(visitor, 'admin', `${list}?q=demo`);
      const view = unique(list);
      await page.getByRole('button', { name: 'Save view' }).click();
      await page.getByLabel('Name of the view').fill(view);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const own = page.getByRole('link', { name: view });
      await sees(own);
      await page.getByRole('link', { name: tab, exact: true }).click();
      await seesNo(page.getByRole('button', { name: 'Delete view' }));
      await own.click();
      await eventually(
        async () => page.url(),
        (url) => url.endsWith(`/${list}?q=demo`),
      );
      await page.getByRole('button', { name: 'Delete view' }).click();
      await seesNo(own);
    }
  });

  journey(
    'B13: a filter is added, summed up, kept as a view and saved as a file',
    DESK,
    async ({ page, ...visitor }) => {
      await openSignedIn({ page, ...visitor }, 'admin', 'conversions');
      await page.getByLabel('Add filter').selectOption({ label: 'Currency' });
      await page.getByLabel('Currency', { exact: true }).selectOption('EUR');
      const sums = page.locator('.sums td');
      await eventually(
        () => sums.nth(2).innerText(),
        (text) => /^€[\d,.]+$/.test(text),
      );
      const view = unique('Euros');
      await page.getByRole('button', { name: 'Save view' }).click();
      await page.getByLabel('Name of the view').fill(view);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await sees(page.getByRole('link', { name: view }));
      await page.getByRole('link', { name: 'All', exact: true }).click();
      await page.getByRole('link', { name: view }).click();
      await eventually(
        async () => page.url(),
        (url) => url.includes('currency=EUR'),
      );
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'CSV', exact: true }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^conversions_currency-EUR_\d{4}-\d\d-\d\d\.csv$/);
      // With it, the same filters would be a view already when the same product is tested again.
      await page.getByRole('button', { name: 'Delete view' }).click();
      await seesNo(page.getByRole('link', { name: view }));
    },
  );
});
