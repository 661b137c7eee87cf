import { TestBed } from '@angular/core/testing';
import { expect, it } from 'vitest';
import { BulkChange } from './bulk-change';
import { BulkReport } from './bulk-report';

it('section 5, Lists: what became of each row stays until it is dismissed', async () => {
  const bulk = new BulkChange();
  const fixture = TestBed.createComponent(BulkReport);
  fixture.componentRef.setInput('bulk', bulk);
  const element = fixture.nativeElement as HTMLElement;
  const text = async () => {
    await fixture.whenStable();
    return (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  };
  expect(await text()).toBe('');
  await bulk.run({
    rows: ['AUTUMN10', 'SPRING5'],
    nameOf: (row) => row,
    skip: (row) => (row === 'SPRING5' ? 'already disabled' : undefined),
    change: async (row) => row,
    done: 'disabled',
  });
  expect(await text()).toContain('1 disabled, 1 skipped: already disabled.');
  expect([...element.querySelectorAll('li')].map((item) => item.textContent.trim())).toEqual([
    'SPRING5: skipped: already disabled',
    'AUTUMN10: disabled',
  ]);
  [...element.querySelectorAll('button')].find((button) => button.textContent.includes('Dismiss'))?.click();
  expect(await text()).toBe('');
});
