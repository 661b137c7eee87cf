import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ComponentFixture } from '@angular/core/testing';
import { rangeOf } from './date-range';
import { DateRangePicker } from './date-range-picker';
import { DateRangePickerHarness } from './date-range-picker.harness';

describe('tr-date-range-picker', () => {
  let fixture: ComponentFixture<DateRangePicker>;
  let picker: DateRangePickerHarness;

  beforeEach(async () => {
    fixture = TestBed.createComponent(DateRangePicker);
    fixture.componentRef.setInput('range', rangeOf('30d', '2026-11-22'));
    fixture.componentRef.setInput('today', '2026-11-22');
    picker = await TestbedHarnessEnvironment.harnessForFixture(fixture, DateRangePickerHarness);
  });

  it('says what is chosen', async () => expect(await picker.words()).toBe('Last 30 days'));

  it('offers named spans', async () => {
    await picker.choosePreset('Last 7 days');
    expect(fixture.componentInstance.range()).toEqual({ preset: '7d', from: '2026-11-16', to: '2026-11-22' });
    expect(await picker.words()).toBe('Last 7 days');
  });

  it('takes two dates', async () => {
    await picker.chooseDays('2026-10-01', '2026-10-03');
    expect(fixture.componentInstance.range()).toEqual({ preset: 'custom', from: '2026-10-01', to: '2026-10-03' });
    expect(await picker.words()).toMatch(/Oct 1(, 2026)? – Oct 3(, 2026)?/);
  });

  it('does not take an end before the beginning', async () => {
    await picker.chooseDays('2026-10-03', '2026-10-01');
    expect(await picker.complaint()).toBe('The start date must not be after the end date.');
    expect(fixture.componentInstance.range().preset).toBe('30d');
  });
});
