import type { Page } from 'playwright-core';
import { endpoints } from '../harness/run.ts';
import { openSignedIn, type AppName } from '../harness/sign-in.ts';
import type { Visitor } from '../harness/visitor.ts';
import type { View } from './window.ts';

/** One picture of docs/tour.md. */
export interface Shot extends View {
  /** Name of the file in docs/img, without its ending. */
  readonly name: string;
  readonly open: (visitor: Visitor) => Promise<void>;
  /** What a person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

const desk = { size: 'desktop', theme: 'light' } as const;
const phone = { size: 'phone', theme: 'light' } as const;

/** The pictures of the tour, in its order: a purchase, what the merchant sees of it, what the affiliate sees of it. */
export const SHOTS: readonly Shot[] = [
  { ...desk, name: 'shop', open: followLink },
  { ...desk, name: 'shop-thanks', open: followLink, act: buy },
  { ...phone, name: 'shop-phone-dark', theme: 'dark', open: followLink, act: openArticle },
  { ...desk, name: 'admin-home', open: app('admin', 'home') },
  { ...desk, name: 'admin-home-dark', theme: 'dark', open: app('admin', 'home?metric=revenue') },
  { ...desk, name: 'admin-conversions', open: app('admin', 'conversions') },
  { ...desk, name: 'admin-conversion', open: app('admin', 'conversions'), act: openFirstRow },
  { ...desk, name: 'admin-refund', open: app('admin', 'conversions'), act: askForRefund },
  { ...desk, name: 'admin-affiliate', open: app('admin', 'affiliates?q=Trailnotes'), act: openFirstRow },
  { ...desk, name: 'admin-program', open: app('admin', 'programs'), act: openFirstRow },
  { ...desk, name: 'admin-search', open: app('admin', 'home'), act: searchFor('trail') },
  { ...phone, name: 'affiliate-today', open: app('affiliate', 'today') },
  { ...phone, name: 'affiliate-today-dark', theme: 'dark', open: app('affiliate', 'today') },
  { ...phone, name: 'affiliate-links', open: app('affiliate', 'links') },
  { ...phone, name: 'affiliate-link', open: app('affiliate', 'links'), act: openQrCode },
  { ...phone, name: 'affiliate-earnings', open: app('affiliate', 'earnings') },
  { ...phone, name: 'affiliate-why', open: app('affiliate', 'earnings'), act: openFirstEntry },
];

function app(name: AppName, page: string): Shot['open'] {
  return (visitor) => openSignedIn(visitor, name, page);
}

async function followLink({ page }: Visitor): Promise<void> {
  await page.goto(endpoints().demo.link.url, { referer: 'https://trailnotes.example/boots' });
}

async function openArticle(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Two-person ridge tent/ }).click();
  await page.getByRole('button', { name: 'Buy now' }).waitFor();
}

async function buy(page: Page): Promise<void> {
  await openArticle(page);
  await page.getByRole('button', { name: 'Buy now' }).click();
  await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
}

function searchFor(text: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(text);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
  };
}

async function openFirstRow(page: Page): Promise<void> {
  await page.locator('tbody tr').first().getByRole('link').first().click();
  await page.getByRole('heading', { name: /Ledger entries|Last 30 days/ }).waitFor();
}

async function askForRefund(page: Page): Promise<void> {
  await openFirstRow(page);
  await page.getByRole('button', { name: 'Refund…' }).click();
  await page.getByLabel('Reason').fill('Came back unworn');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('dialog').waitFor();
}

async function openQrCode(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^QR code/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
}

async function openFirstEntry(page: Page): Promise<void> {
  // Not the sums by state above, which are links too.
  await page.locator('aff-commission-row').getByRole('link').first().click();
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
}
