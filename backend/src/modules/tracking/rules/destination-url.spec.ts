import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deepLinkLanding, destinationUrl, landingOf, landingPolicy } from './destination-url.js';
import { readVisitorQuery } from './visitor-query.js';

const id = 'CLICK';
const policy = landingPolicy('click_id', ['shop.example', 'bücher.example', '127.0.0.1']);

function landOn(url: string, query = '', clickParam = 'click_id'): string {
  const landing = landingOf(url);
  if (landing === undefined) throw new Error('not a landing');
  return destinationUrl(landing, landingPolicy(clickParam, []), readVisitorQuery(query), id);
}

function deepLink(to: string): string | undefined {
  const landing = deepLinkLanding(to, policy);
  return landing && destinationUrl(landing, policy, readVisitorQuery(''), id);
}

describe('destination', () => {
  it.each([
    ['https://shop.example', '', 'https://shop.example/?click_id=CLICK'],
    ['https://shop.example/p?x=1#top', '', 'https://shop.example/p?x=1&click_id=CLICK#top'],
    ['https://shop.example/p?x=1', 'y=2&sub1=s&to=z', 'https://shop.example/p?x=1&y=2&click_id=CLICK'],
    ['https://shop.example/p?x=1', 'x=9&X=8&y=2', 'https://shop.example/p?x=1&y=2&click_id=CLICK'],
    ['https://shop.example/p?', 'a', 'https://shop.example/p?a&click_id=CLICK'],
    ['http://shop.example:8080/ü?q=%zz', '', 'http://shop.example:8080/%C3%BC?q=%zz&click_id=CLICK'],
  ])('%s with "%s"', (url, query, expected) => {
    expect(landOn(url, query)).toBe(expected);
  });

  it.each([
    'click_id=forged',
    'click%5Fid=forged',
    'CLICK_ID=forged',
    'click.id=forged',
    '+click_id=forged',
    'click%20id=forged',
  ])('nobody else sets the click id: %s', (query) => {
    expect(landOn('https://shop.example/', query)).toBe('https://shop.example/?click_id=CLICK');
  });

  it('replaces a click id that the destination brings along', () => {
    expect(landOn('https://shop.example/?click_id=old&a=1')).toBe('https://shop.example/?a=1&click_id=CLICK');
  });

  it('uses the name that the program wants, and click_id without one', () => {
    expect(landOn('https://shop.example/', 'click_id=mine', 'irclickid')).toBe(
      'https://shop.example/?click_id=mine&irclickid=CLICK',
    );
    expect(landOn('https://shop.example/', '', '')).toBe('https://shop.example/?click_id=CLICK');
    expect(landOn('https://shop.example/', '', 'a&b=c')).toBe('https://shop.example/?a%26b%3Dc=CLICK');
  });

  it.each([
    'javascript:alert(1)',
    'ftp://shop.example/',
    'data:text/html,x',
    '/relative',
    'https://u:p@shop.example/',
    '',
  ])('is no page to land on: %s', (url) => {
    expect(landingOf(url)).toBeUndefined();
  });
});

describe('deep link', () => {
  it.each([
    ['https://shop.example/p?x=1#a', 'https://shop.example/p?x=1&click_id=CLICK#a'],
    ['HTTPS://SHOP.EXAMPLE/p', 'https://shop.example/p?click_id=CLICK'],
    ['https://www.shop.example/p', 'https://www.shop.example/p?click_id=CLICK'],
    ['http://shop.example:8080/p', 'http://shop.example:8080/p?click_id=CLICK'],
    ['https://xn--bcher-kva.example/', 'https://xn--bcher-kva.example/?click_id=CLICK'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/?click_id=CLICK'],
    ['http://127.0.0.1:5000/p', 'http://127.0.0.1:5000/p?click_id=CLICK'],
    ['https://shop.example/p?click_id=forged', 'https://shop.example/p?click_id=CLICK'],
    ['https://shop.example?q=a', 'https://shop.example/?q=a&click_id=CLICK'],
    ['https://shop.example#top', 'https://shop.example/?click_id=CLICK#top'],
  ])('%s leads to a proven domain', (to, expected) => {
    expect(deepLink(to)).toBe(expected);
  });

  it.each([
    'https://evil.example/',
    'https://evilshop.example/',
    'https://shop.example.evil.example/',
    'https://shop.example@evil.example/',
    'https://user:secret@shop.example/',
    'https://evil.example#@shop.example/',
    'https://evil.example?shop.example',
    'https://evil.example\\@shop.example/',
    'https://shop.example\\.evil.example/',
    'https:\\\\shop.example/',
    '//shop.example/',
    '//evil.example/',
    '/p',
    'https:shop.example',
    'https:///shop.example/',
    'javascript:alert(1)//shop.example',
    'javascript://shop.example/%0aalert(1)',
    'data:text/html,shop.example',
    'ftp://shop.example/',
    'https://shop.example./',
    'https://shop.example%2eevil.example/',
    'https://shop.example\r\nset-cookie: a=b',
    'https://shop\t.example/',
    ' https://shop.example/',
    'https://ѕhop.example/',
    'https://[::1]/',
    'https://127.0.0.2/',
    'https://1.127.0.0.1/',
    `https://shop.example/${'x'.repeat(5_000)}`,
    '',
  ])('%s does not', (to) => {
    expect(deepLink(to)).toBeUndefined();
  });

  it.each([
    ['to=https%3A%2F%2Fshop.example%2Fred%20shoes', 'https://shop.example/red%20shoes?click_id=CLICK'],
    ['to=https%3A%2F%2Fshop.example%2Fs%3Fq%3Dred+shoes', 'https://shop.example/s?q=red%20shoes&click_id=CLICK'],
    ['to=https://shop.example/search?q=red+shoes', 'https://shop.example/search?q=red%20shoes&click_id=CLICK'],
    ['to=https://shop.example/red%20shoes', 'https://shop.example/red%20shoes?click_id=CLICK'],
    ['to=https%3A%2F%2Fshop.example%2Fa%23b+c+', 'https://shop.example/a?click_id=CLICK#b%20c'],
  ])('D1: a blank or plus after the host stays in the page: %s', (query, expected) => {
    expect(deepLink(readVisitorQuery(query).to ?? '')).toBe(expected);
  });

  it.each([
    'https://shop.example .evil.example/',
    'https://shop.example @evil.example/',
    'https:// shop.example/',
    'https://evil.example /shop.example',
    'https://shop.example evil.example?a',
    'https://shop.example/a\tb',
    'https://shop.example/a\nb',
  ])('D1: blanks before the end of the host, and control characters anywhere, deceive: %j', (to) => {
    expect(deepLink(to)).toBeUndefined();
  });

  it.each(['https://.shop.example/', 'https://a..shop.example/', 'https://%2eshop.example/'])(
    'a host with an empty label is not proven: %s',
    (to) => {
      expect(deepLink(to)).toBeUndefined();
    },
  );

  it('leads nowhere when the program has proven no domain', () => {
    expect(deepLinkLanding('https://shop.example/', landingPolicy('', []))).toBeUndefined();
    expect(deepLinkLanding('https://shop.example/', landingPolicy('', ['', 'not a host', '*']))).toBeUndefined();
  });

  it('whatever it accepts, a browser goes to a proven host', () => {
    const part = fc.constantFrom(
      'https:',
      'http:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '#',
      '?',
      '.',
      'shop.example',
      'evil.example',
      '%2e',
      '\t',
      ' ',
      'a',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const url = deepLink(parts.join(''));
        if (url !== undefined) expect(new URL(url).hostname).toMatch(/^(?:[^/]+\.)?shop\.example$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
