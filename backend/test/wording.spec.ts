import { describe, expect, it } from '@jest/globals';
import { loadWording } from './architecture/tooling.js';

const { stringsOf, refusedIn } = await loadWording();
const texts = (file: string, source: string) => stringsOf(file, source).map(({ where, text }) => [where, text]);

describe('the strings of a file', () => {
  it('are all texts of a catalogue, with {…} for a value', () => {
    const source = "export const t = localized({ en: { a: 'Links', b: (n: string) => `${n} orders` } });";
    expect(texts('frontend-admin/src/app/links/links.strings.ts', source)).toEqual([
      ['catalogue', 'Links'],
      ['catalogue', '{…} orders'],
    ]);
  });

  it('are what a template says by itself, not its expressions', () => {
    const html = '<p title="A title">Hello {{ name() }} there</p><a class="btn wide" [title]="x()">{{ y() }}</a>';
    expect(texts('frontend-admin/src/app/x.html', html).map(([, text]) => text)).toEqual(['A title', 'Hello', 'there']);
  });

  it('are sentences in code, inline templates included, not keys, imports, selectors or errors for developers', () => {
    const source = `import { a } from './some file here';
      if (event.key === 'Enter') throw new Error('for developers only');
      @Component({ selector: 'adm-page', template: '<h1>Two words</h1>' })
      class Page { text = 'Nothing was saved.'; }`;
    expect(texts('frontend-admin/src/app/page.ts', source)).toEqual([
      ['template', 'Two words'],
      ['code', 'Nothing was saved.'],
    ]);
  });

  it('are mails and problem texts of the backend, not SQL', () => {
    const source = "const a = ['Reset your password', 'select id from users where id = $1', tx`update x set y`];";
    expect(texts('backend/src/modules/x/y.ts', source)).toEqual([['server', 'Reset your password']]);
  });
});

describe('wording that is refused', () => {
  it.each([
    ['Your E-mail address', 'E-mail'],
    ['Good until in 6 days', 'Good until'],
    ['Last used now', 'used now'],
    ['Nothing waits for a decision.', 'waits for a decision'],
    ['Attributed to nobody', 'nobody'],
    ['Merchant will owe', 'Merchant will owe'],
    ['See what it does', 'See what it does'],
    ['Say why, in a few words.', 'Say why'],
    ['Choose whose program it is.', 'Choose whose'],
    ['Switched off', 'Switched off'],
    ['Leads to', 'Leads to'],
    ['How bad', 'How bad'],
    ['Sealed up to number 7684.', 'Sealed'],
    ['Second factor reset', 'Second factor'],
    ['Taken back', 'Taken back'],
    ['Nothing needs doing.', 'needs doing'],
  ])('%s', (text, found) => {
    expect(refusedIn(text).map((row) => row.found)).toContain(found);
  });

  it.each([
    'Expires in 6 days',
    'Commission is calculated on',
    'No affiliate',
    'Check your inbox',
    'Read the standard',
  ])('not in “%s”', (text) => {
    expect(refusedIn(text)).toEqual([]);
  });
});
