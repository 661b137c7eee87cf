import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { expect, it } from 'vitest';
import { BulkBar } from './bulk-bar';
import { BulkBarHarness } from './bulk-bar.harness';
import { rowSelection } from './row-selection';

it('section 5, Lists: says what is selected of how much, with sums per currency, and clears it', async () => {
  const selection = rowSelection();
  selection.setAll(['a', 'b'], true);
  const fixture = TestBed.createComponent(BulkBar);
  fixture.componentRef.setInput('selection', selection);
  fixture.componentRef.setInput('total', '6,861 conversions');
  fixture.componentRef.setInput('sums', ['€12.00', '$3.00']);
  const bar = await TestbedHarnessEnvironment.harnessForFixture(fixture, BulkBarHarness);
  expect(await bar.texts()).toEqual(['2 selected of 6,861 conversions', '€12.00', '$3.00']);
  await bar.press('Clear');
  expect(selection.count()).toBe(0);
});

it('selects a stretch from the row that was chosen last, and drops what is no longer listed', () => {
  const selection = rowSelection();
  const order = ['a', 'b', 'c', 'd'];
  selection.toggle('d', true);
  selection.extend('b', order);
  expect([...selection.ids()].sort()).toEqual(['b', 'c', 'd']);
  selection.follow(['c', 'x']);
  expect([...selection.ids()]).toEqual(['c']);
});

it('section 5, Lists: selects the whole view, with rows that are read later, until one is taken out', async () => {
  const selection = rowSelection();
  selection.setAll(['a', 'b'], true);
  const fixture = TestBed.createComponent(BulkBar);
  fixture.componentRef.setInput('selection', selection);
  fixture.componentRef.setInput('total', '6,861 conversions');
  fixture.componentRef.setInput('offersWhole', true);
  const bar = await TestbedHarnessEnvironment.harnessForFixture(fixture, BulkBarHarness);
  await bar.press('Select all 6,861 conversions in this view');
  expect(await bar.texts()).toEqual(['All 6,861 conversions selected']);
  selection.follow(['a', 'b', 'c']);
  expect([selection.whole(), [...selection.ids()]]).toEqual([true, ['a', 'b', 'c']]);
  selection.toggle('c', false);
  expect(await bar.texts()).toEqual(['2 selected of 6,861 conversions']);
});

it('another view is not chosen because the one before was', () => {
  const selection = rowSelection();
  selection.setAll(['a', 'b'], true);
  selection.chooseWhole();
  selection.follow(['b', 'c']);
  expect([selection.whole(), selection.count()]).toEqual([false, 0]);
});
