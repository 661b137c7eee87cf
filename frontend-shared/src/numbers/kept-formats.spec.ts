import { describe, expect, it } from 'vitest';
import { dateFormat, numberFormat } from './kept-formats';

describe('kept formatters', () => {
  it('are the same for the same kind, and others for others', () => {
    expect(numberFormat('en-GB', { maximumFractionDigits: 1 })).toBe(
      numberFormat('en-GB', { maximumFractionDigits: 1 }),
    );
    expect(numberFormat('en-GB', { maximumFractionDigits: 1 })).not.toBe(
      numberFormat('de-DE', { maximumFractionDigits: 1 }),
    );
    expect(dateFormat('en-GB', { timeZone: 'UTC' })).not.toBe(dateFormat('en-GB', { timeZone: 'Europe/Berlin' }));
  });

  it('are not kept when there is no such zone', () => {
    expect(() => dateFormat('en-GB', { timeZone: 'Nowhere/Else' })).toThrow(RangeError);
    expect(() => dateFormat('en-GB', { timeZone: 'Nowhere/Else' })).toThrow(RangeError);
  });
});
