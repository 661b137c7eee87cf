import { describe, expect, it } from 'vitest';
import { isWebAddress, typedAddress, typedDecimal, typedHosts } from './typed-text';

describe('B18: what people type', () => {
  it.each([
    ['7,5', '7.5'],
    ['159,00', '159.00'],
    ['7.5', '7.5'],
    [' 1 234,50 ', '1234.50'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234.567,8', '1234567.8'],
    ['0,125', '0.125'],
    // Twelve hundred or one and a quarter: the form asks instead of guessing.
    ['1,234', '1,234'],
    ['seven', 'seven'],
  ])('B18: the number %j is %j', (typed, text) => expect(typedDecimal(typed)).toBe(text));

  it.each([
    ['fjaell.example', 'https://fjaell.example'],
    [' shop.example/boots?x=1 ', 'https://shop.example/boots?x=1'],
    ['shop.example:8080/a', 'https://shop.example:8080/a'],
    ['http://shop.example', 'http://shop.example'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['somebody@shop.example', 'somebody@shop.example'],
    ['boots', 'boots'],
  ])('B18: the address %j is %j', (typed, address) => expect(typedAddress(typed)).toBe(address));

  it('B18: an address pasted among host names is reduced to its host', () => {
    expect(typedHosts('https://Shop.example/boots?x=1\nshop.example, M.SHOP.example/')).toEqual([
      'shop.example',
      'm.shop.example',
    ]);
  });

  it('knows an address that a browser can open', () => {
    expect(['https://shop.example', 'ftp://shop.example', 'shop.example'].map(isWebAddress)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
