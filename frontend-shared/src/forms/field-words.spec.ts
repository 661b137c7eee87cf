import { describe, expect, it } from 'vitest';
import { fieldWords } from './field-words';

const words = (code: string, message: string, limit?: number) =>
  fieldWords({ path: 'x', code, message, ...(limit === undefined ? {} : { limit }) });

describe('B18: faults of fields', () => {
  it.each([
    ['too_low', 'Too small: expected number to be >=1', 1, 'Enter 1 or more.'],
    ['too_high', 'Too big: expected number to be <=3650', 3650, 'Enter 3,650 or less.'],
    ['required', 'Too small: expected string to have >=1 characters', 1, 'Fill this in.'],
    ['too_few', 'Too small: expected array to have >=1 items', 1, 'Choose at least one.'],
    ['invalid_type', 'Invalid input: expected string, received null', undefined, 'Correct this field.'],
    ['custom', 'must be a host name such as shop.example', undefined, 'Must be a host name such as shop.example.'],
    ['custom', 'This code is taken.', undefined, 'This code is taken.'],
  ])('B18: %s is said as people say it, never in the validator’s words', (code, message, limit, text) => {
    expect(words(code, message, limit)).toBe(text);
  });

  it('B18: an answer without a code is a sentence all the same', () => {
    expect(fieldWords({ path: 'x', message: 'must be a decimal number' })).toBe('Must be a decimal number.');
  });
});
