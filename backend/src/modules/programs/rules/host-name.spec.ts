import { describe, expect, test } from '@jest/globals';
import { hostInText, hostNameOf } from './host-name.js';

describe('a host name', () => {
  test.each([
    ['shop.example', 'shop.example'],
    ['  Shop.EXAMPLE ', 'shop.example'],
    ['shop.example.', 'shop.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['a-b.c.example', 'a-b.c.example'],
    ['127.0.0.1', '127.0.0.1'],
  ])('%j is %s', (text, host) => expect(hostNameOf(text)).toBe(host));

  test.each([
    '',
    '.',
    'com',
    'localhost',
    'https://shop.example',
    'shop.example/path',
    'shop.example:8080',
    'user@shop.example',
    '*.shop.example',
    'shop..example',
    '-shop.example',
    'shop_1.example',
    '127.0.0.2',
    '192.168.1.10',
    '0x7f.1',
    '2130706433',
    '[::1]',
    'shop%2eexample',
    'shop.example\\evil',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
  ])('%j is none', (text) => expect(hostNameOf(text)).toBeUndefined());
});

describe('B18: a pasted address', () => {
  test.each([
    ['https://shop.example/shoes?x=1#top', 'shop.example'],
    ['HTTP://Shop.Example:8080/', 'shop.example'],
    ['shop.example/path', 'shop.example'],
    ['shop.example:8080', 'shop.example'],
    [' www.shop.example ', 'www.shop.example'],
    ['shop.example', 'shop.example'],
  ])('%j is reduced to %s', (text, host) => expect(hostInText(text)).toBe(host));

  test.each([
    '',
    'https://',
    'https://shop.example@evil.example/',
    'ftp://shop.example/',
    'https://10.0.0.1/',
    'a b.example',
    'com',
  ])('%j has none', (text) => expect(hostInText(text)).toBeUndefined());
});
