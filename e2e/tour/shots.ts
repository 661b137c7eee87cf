import type { Page } from 'playwright-core';
import type { AppName } from '../harness/sign-in.ts';

/** One picture of docs/tour.md. */
export interface Shot {
  /** Name of the file in docs/img, without its ending. */
  readonly name: string;
  readonly app: AppName;
  /** Page of the app, without a slash in front. */
  readonly path: string;
  readonly size: 'desktop' | 'phone';
  readonly theme: 'light' | 'dark';
  /** What a person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

const admin = { app: 'admin', size: 'desktop', theme: 'light' } as const;
const affiliate = { app: 'affiliate', size: 'phone', theme: 'light' } as const;

/** The pictures of the tour, in its order. */
export const SHOTS: readonly Shot[] = [
  { ...admin, name: 'admin-home', path: 'home' },
  { ...admin, name: 'admin-home-dark', path: 'home', theme: 'dark' },
  { ...admin, name: 'admin-search', path: 'home', act: searchFor('trail') },
  { ...admin, name: 'admin-conversions', path: 'conversions' },
  { ...admin, name: 'admin-conversion', path: 'conversions', act: openFirstRow },
  { ...admin, name: 'admin-refund', path: 'conversions', act: askForRefund },
  { ...admin, name: 'admin-affiliate', path: 'affiliates', act: openFirstRow },
  { ...admin, name: 'admin-program', path: 'programs', act: openFirstRow },
  { ...affiliate, name: 'affiliate-today', path: 'today' },
  { ...affiliate, name: 'affiliate-today-dark', path: 'today', theme: 'dark' },
  { ...affiliate, name: 'affiliate-links', path: 'links' },
  { ...affiliate, name: 'affiliate-link', path: 'links', act: openQrCode },
  { ...affiliate, name: 'affiliate-earnings', path: 'earnings' },
  { ...affiliate, name: 'affiliate-why', path: 'earnings', act: openFirstEntry },
];

function searchFor(text: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(text);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
  };
}

async function openFirstRow(page: Page): Promise<void> {
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('heading', { name: /In the books|Last 30 days/ }).waitFor();
}

async function askForRefund(page: Page): Promise<void> {
  await openFirstRow(page);
  await page.getByRole('button', { name: 'Refund…' }).click();
  await page.getByLabel('Why').fill('Came back unworn');
  await page.getByRole('button', { name: 'See what it does' }).click();
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
  await page
    .getByRole('main')
    .getByRole('link', { name: /Pending|Approved/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'How it came about' }).waitFor();
}
