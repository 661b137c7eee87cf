import { TestBed } from '@angular/core/testing';
import type { CommissionRow as Row } from '@tributary/frontend-shared/api/generated/schema';
import { beforeEach, expect, test } from 'vitest';
import { affiliateTestBed } from './affiliate-test-bed';
import { CommissionRow } from './commission-row';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const row = {
  ...{ id: 'com_1', conversionId: 'cnv_1', status: 'approved', reversedAmount: eur('0.00'), remaining: eur('3.00') },
  ...{ recordedAt: new Date().toISOString(), program: { id: 'prg_1', name: 'Harbour & Pine Europe' } },
  order: { id: 'HP-1', product: 'Storm lantern', occurredAt: '' },
  link: { id: 'lnk_1', name: 'abc', destinationUrl: 'https://www.shop.example/lantern?c=2' },
} as unknown as Row;

beforeEach(() => affiliateTestBed());

async function textOf(commission: Row): Promise<string> {
  const fixture = TestBed.createComponent(CommissionRow);
  fixture.componentRef.setInput('commission', commission);
  await fixture.whenStable();
  return ((fixture.nativeElement as HTMLElement).textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

test.each([
  ['the product', row, /^Storm lantern ?Harbour & Pine Europe · /],
  ['the page of its link', { ...row, order: { ...row.order, product: null } }, /^shop\.example\/lantern\?c=2 ?Harbour/],
  [
    'its program, once',
    { ...row, order: { ...row.order, product: null }, link: null },
    /^Harbour & Pine Europe ?(?!Harb)/,
  ],
])('section 2: a row of earnings is named by %s', async (_, commission, words) => {
  expect(await textOf(commission)).toMatch(words);
});
