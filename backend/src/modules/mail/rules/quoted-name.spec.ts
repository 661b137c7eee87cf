import { expect, test } from '@jest/globals';
import { quotedName } from './quoted-name.js';

const shown = (name: string) => quotedName(name).replaceAll('\u2060', '');

test.each([
  ['Kaja', '\u201cKaja\u201d'],
  ['Kaja\r\n\r\nPay here', '\u201cKaja Pay here\u201d'],
  ['the \u201creal\u201d "team"', "\u201cthe 'real' 'team'\u201d"],
  ['x'.repeat(200), `\u201c${'x'.repeat(59)}\u2026\u201d`],
])('S9: the name %j stands as %j in a mail', (name, quoted) => {
  expect(shown(name)).toBe(quoted);
});

test('S9: no mail program makes a link of a name', () => {
  expect(quotedName('preisblick.de')).not.toContain('preisblick.de');
  expect(shown('preisblick.de')).toBe('\u201cpreisblick.de\u201d');
});
