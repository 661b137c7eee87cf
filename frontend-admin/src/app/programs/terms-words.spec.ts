import { describe, expect, it } from 'vitest';
import { termsConsequences, termsWords } from './terms-words';

const terms = {
  version: 1,
  effectiveFrom: '2026-03-01T00:00:00.000Z',
  attributionModel: 'last_click',
  windowDays: 30,
  commission: { kind: 'percent', percent: '8', base: 'net' },
  holdDays: 30,
} as const;

describe('terms in words', () => {
  it('says what is paid, by which attribution, within which window', () => {
    expect(termsWords(terms, 'EUR')).toBe('Commission: 8% of the net amount. Last click within 30 days.');
    const flat = { ...terms, windowDays: 1, commission: { kind: 'flat', amount: '3.00' } as const };
    expect(termsWords(flat, 'JPY')).toContain('¥3');
    expect(termsWords(flat, 'EUR')).toBe('Commission: €3.00 each. Last click within 1 day.');
  });

  it('names only what changes, and always what does not: earlier decisions', () => {
    const after = { ...terms, commission: { ...terms.commission, percent: '10' } };
    const sentences = termsConsequences(terms, after, 'EUR', '1 April').join(' ');
    expect(sentences).toContain('10% of the net amount instead of 8% of the net amount');
    expect(sentences).not.toContain('Attribution becomes');
    expect(sentences).not.toContain('wait');
    expect(sentences).toContain('Earlier decisions keep their terms');
  });
});
