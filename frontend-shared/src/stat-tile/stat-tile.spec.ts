import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { formatChange } from '../numbers/format-number';
import { StatTile } from './stat-tile';

describe('tr-stat-tile', () => {
  const tile = (inputs: Record<string, unknown>) => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(StatTile);
    for (const [name, value] of Object.entries({ label: 'Clicks', value: '1,234', ...inputs })) {
      fixture.componentRef.setInput(name, value);
    }
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  };

  it('compares in words, colour and direction', () => {
    const element = tile({ change: formatChange(112, 100), comparedWith: 'the 30 days before' });
    expect(element.querySelector('.change')?.textContent).toContain('+12%');
    expect(element.querySelector('.change')?.textContent).toContain('vs the 30 days before');
    expect(element.querySelector('.positive')).not.toBeNull();
  });

  it('knows that more refunds are not good', () => {
    expect(tile({ change: formatChange(112, 100), moreIs: 'bad' }).querySelector('.negative')).not.toBeNull();
  });

  it('compares with nothing by saying nothing', () => {
    expect(tile({ change: formatChange(5, 0) }).querySelector('.change')).toBeNull();
  });

  it.each([
    ['$12,562.91', 'short'],
    ['€292,389.69', 'long'],
    ['KWD 12,345,678.901', 'longest'],
  ])('B2: the figure %s is whole, in a size that fits, with the full value on hover', (value, length) => {
    const figure = tile({ value }).querySelector('.value');
    expect([figure?.textContent, figure?.getAttribute('data-length'), figure?.getAttribute('title')]).toEqual([
      ...[value, length, value],
    ]);
  });

  it('is a door where there are rows behind it', () => {
    const element = tile({ link: '/conversions', query: { status: 'approved' } });
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/conversions?status=approved');
    expect(tile({}).querySelector('a')).toBeNull();
  });
});
