import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { formatMoney, signOf } from './format-money';
import { Money } from './money';

describe('formatMoney', () => {
  it.each([
    ['412.50', 'EUR', '€412.50'],
    ['5', 'EUR', '€5.00'],
    ['-5.65', 'USD', '-$5.65'],
    ['1200', 'JPY', '¥1,200'],
    ['1.234', 'KWD', 'KWD\u00a01.234'],
    ['0.0042', 'EUR', '€0.0042'],
    ['12345678901234567.89', 'EUR', '€12,345,678,901,234,567.89'],
  ])('writes %s %s as %s', (amount, currency, text) => expect(formatMoney({ amount, currency })).toBe(text));

  it('shows a plus where the sign matters, none at zero', () => {
    expect(formatMoney({ amount: '3.00', currency: 'EUR' }, { sign: true })).toBe('+€3.00');
    expect(formatMoney({ amount: '0.00', currency: 'EUR' }, { sign: true })).toBe('€0.00');
  });

  it('knows the sign of any writing of zero', () => {
    expect(['0', '-0.00', '0.000'].map((amount) => signOf({ amount, currency: 'EUR' }))).toEqual([
      'zero',
      'zero',
      'zero',
    ]);
    expect(signOf({ amount: '-0.01', currency: 'EUR' })).toBe('negative');
  });
});

describe('tr-money', () => {
  const show = (value: { amount: string; currency: string } | null, sign = false) => {
    const fixture = TestBed.createComponent(Money);
    fixture.componentRef.setInput('value', value);
    fixture.componentRef.setInput('sign', sign);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  };

  it('writes unknown as a dash, not as zero', () => expect(show(null).textContent).toBe('–'));

  it('colours by sign only when asked to', () => {
    expect(show({ amount: '-5.00', currency: 'EUR' }, true).className).toContain('negative');
    expect(show({ amount: '-5.00', currency: 'EUR' }).className).toBe('');
  });
});
