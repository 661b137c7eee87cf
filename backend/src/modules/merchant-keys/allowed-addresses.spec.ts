import { describe, expect, test } from '@jest/globals';
import { allowedAddress, AllowedAddresses } from './allowed-addresses.js';

describe('addresses from which a key may be used', () => {
  test.each<[string[], string, boolean]>([
    [[], '198.51.100.7', true],
    [['198.51.100.7'], '198.51.100.7', true],
    [['198.51.100.7'], '198.51.100.8', false],
    [['198.51.100.0/24'], '198.51.100.255', true],
    [['198.51.100.0/24'], '198.51.101.0', false],
    [['198.51.100.0/24'], '::ffff:198.51.100.9', true],
    [['198.51.100.0/24'], '::ffff:198.51.101.9', false],
    [['2001:db8::/32'], '2001:db8:ffff::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['2001:db8::1'], '2001:0db8:0:0::1', true],
    [['2001:db8::/32'], '198.51.100.7', false],
    [['0.0.0.0/0'], '203.0.113.1', true],
    [['198.51.100.7', '2001:db8::/32'], '2001:db8::5', true],
    [['198.51.100.7'], '', false],
  ])('%j and %s: %s', (entries, address, allowed) => {
    expect(new AllowedAddresses(entries).has(address)).toBe(allowed);
  });

  test.each([
    '198.51.100',
    '198.51.100.0/33',
    '2001:db8::/129',
    '::1%eth0',
    'shop.example',
    '1.2.3.4/',
    '/24',
    ' 1.2.3.4',
  ])('%j is neither an address nor a network', (text) => {
    expect(allowedAddress.safeParse(text).success).toBe(false);
  });
});
