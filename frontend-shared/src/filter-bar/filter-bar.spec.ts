import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Filter } from './filter';
import { FilterBar } from './filter-bar';
import { FilterBarHarness } from './filter-bar.harness';

const filters: readonly Filter[] = [
  {
    id: 'status',
    label: 'Status',
    phrase: 'with status',
    kind: 'choice',
    placeholder: 'in any state',
    options: [
      { value: 'recorded', label: 'recorded' },
      { value: 'on_hold', label: 'on hold' },
    ],
  },
  { id: 'q', label: 'Order', phrase: 'with order', kind: 'text', placeholder: 'any number' },
];

describe('tr-filter-bar', () => {
  let fixture: ComponentFixture<FilterBar>;
  let bar: FilterBarHarness;

  beforeEach(async () => {
    fixture = TestBed.createComponent(FilterBar);
    fixture.componentRef.setInput('lead', 'Conversions');
    fixture.componentRef.setInput('filters', filters);
    fixture.componentRef.setInput('values', { page: '2' });
    bar = await TestbedHarnessEnvironment.harnessForFixture(fixture, FilterBarHarness);
  });
  afterEach(() => vi.useRealTimers());

  it('reads as a sentence', () => {
    const words = [...(fixture.nativeElement as HTMLElement).querySelectorAll('.lead, .chip span, option:checked')];
    expect(words.map((word) => word.textContent)).toEqual(['Conversions', 'with status', 'in any state', 'with order']);
  });

  it('sets and clears its own values only', async () => {
    await bar.choose('Status', 'on hold');
    expect(fixture.componentInstance.values()).toEqual({ page: '2', status: 'on_hold' });
    await bar.clear();
    expect(fixture.componentInstance.values()).toEqual({ page: '2', status: undefined });
    expect(await bar.canClear()).toBe(false);
  });

  it('waits until typing pauses', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const input = (fixture.nativeElement as HTMLElement).querySelector('input');
    for (const text of ['A', 'A-1', 'A-17 ']) {
      input!.value = text;
      input!.dispatchEvent(new Event('input'));
      vi.advanceTimersByTime(100);
    }
    expect(fixture.componentInstance.values()['q']).toBeUndefined();
    vi.advanceTimersByTime(300);
    expect(fixture.componentInstance.values()['q']).toBe('A-17');
  });
});
