import { describe, expect, it } from 'vitest';
import { formatList } from './format-list';

describe('enumerations', () => {
  it('join the last with a word', () => {
    expect(formatList(['€5.00', '$7.00'])).toBe('€5.00 and $7.00');
    expect(formatList(['€5.00'])).toBe('€5.00');
    expect(formatList([])).toBe('');
  });
});
