import { describe, expect, test } from '@jest/globals';
import { keptName, nameText } from './name-text.js';

describe('S9: a name', () => {
  test.each([
    'Kaja Müller',
    "Rory O'Neil-Smith",
    'Fjäll & Sønn A.S.',
    'Dr. No',
    'booking.com',
    'preisblick.de',
    'مریم‌السادات',
    '田中太郎',
    '👩‍🚀 Space Deals',
    'St. Pauli e.V.',
    'J.R.R. Tolkien',
    'x'.repeat(100),
  ])('may be %s', (name) => {
    expect(nameText.parse(` ${name} `)).toBe(name);
  });

  test.each([
    ['line breaks', 'Kaja\r\nBcc: you'],
    ['a line separator', 'Kaja\u2028pay here'],
    ['a tab', 'Kaja\tB'],
    ['text that runs backwards', 'Kaja\u202egro.live'],
    ['a zero-width space', 'Ka\u200bja'],
    ['a web address', 'You won: https://evil.example/x'],
    ['a site', 'You won, go to evil.example now'],
    ['a site with a path', 'evil.example/win'],
    ['www', 'www.evil'],
    ['an email address', 'write to x@evil.example'],
    ['more than 100 characters', 'x'.repeat(101)],
    ['nothing', '  '],
  ])('does not hold %s', (_, name) => {
    expect(nameText.safeParse(name).success).toBe(false);
  });

  test('is kept in one spelling', () => {
    expect(keptName('Mu\u0308ller')).toBe('M\u00fcller');
  });
});
