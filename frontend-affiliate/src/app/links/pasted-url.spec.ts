import { describe, expect, test } from 'vitest';
import { programsForHost, readPastedUrl } from './pasted-url';

const program = (programId: string, allowedDomains: string[], rest: object = {}) => ({
  ...{ programId, membership: 'approved', status: 'active', allowedDomains },
  ...rest,
});

describe('a pasted text', () => {
  test.each([
    ['https://shop.example/shoes', 'https://shop.example/shoes'],
    ['  shop.example/shoes?a=1#top ', 'https://shop.example/shoes?a=1#top'],
    ['Look at these shoes https://shop.example/s', 'https://shop.example/s'],
    ['HTTPS://SHOP.EXAMPLE/A', 'https://shop.example/A'],
    ['127.0.0.1:4029/shoes', 'https://127.0.0.1:4029/shoes'],
    ['https://shop.example/?q=<script>', 'https://shop.example/?q=%3Cscript%3E'],
    ['https://מכולת.example/', 'https://xn--9dblef7d.example/'],
  ])('%j is the page %s', (text, url) => {
    expect(readPastedUrl(text)).toMatchObject({ url });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['red shoes', 'not-an-address'],
    ['shoes', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['https://a.example https://b.example', 'several'],
    ['javascript:alert(1)', 'not-web'],
    ['ftp://shop.example/a', 'not-web'],
    ['mailto:a@shop.example', 'not-web'],
    ['https://me:secret@shop.example/', 'has-password'],
    [`https://shop.example/${'x'.repeat(2048)}`, 'too-long'],
    ['https://go.example/c/abc', 'own-link'],
  ])('%j is refused: %s', (text, fault) => {
    expect(readPastedUrl(text, 'go.example')).toEqual({ fault });
  });
});

describe('the programs of a host', () => {
  const shop = program('shop', ['shop.example']);
  const none = program('none', []);

  test('are those that allow it, or a domain above it', () => {
    expect(programsForHost('www.shop.example', [none, shop])).toEqual([shop]);
    expect(programsForHost('evilshop.example', [shop])).toEqual([]);
  });

  test('S10: one without allowed domains allows none', () => {
    expect(programsForHost('other.example', [shop, none])).toEqual([]);
  });

  test('leave out where one is not approved, and closed ones', () => {
    const applied = program('applied', ['shop.example'], { membership: 'applied' });
    const closed = program('closed', ['shop.example'], { status: 'closed' });
    expect(programsForHost('shop.example', [applied, closed])).toEqual([]);
  });
});
