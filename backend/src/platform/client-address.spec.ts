import type { Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { clientAddress } from './client-address.js';
import { networkList, networks } from './networks.js';

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress } as Socket,
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});
const trusted = networkList(networks.parse('10.0.0.0/8, 2001:db8::1'));

describe('the address of whoever asks', () => {
  test.each([
    ['is the socket’s when nobody forwards', from('203.0.113.7'), '203.0.113.7'],
    ['is the socket’s when a stranger forwards', from('203.0.113.7', '198.51.100.1'), '203.0.113.7'],
    ['is what a trusted proxy says', from('10.0.0.1', '198.51.100.1'), '198.51.100.1'],
    ['is what a trusted proxy says on a dual-stack socket', from('::ffff:10.0.0.1', '198.51.100.1'), '198.51.100.1'],
    ['is not what the client itself wrote', from('10.0.0.1', '1.1.1.1, 198.51.100.1'), '198.51.100.1'],
    ['goes through several proxies', from('2001:db8::1', '198.51.100.1, 10.9.9.9'), '198.51.100.1'],
    ['is the proxy’s when it forwards no address', from('10.0.0.1', 'unknown'), '10.0.0.1'],
  ])('%s', (_, request, address) => {
    expect(clientAddress(request, trusted)).toBe(address);
  });

  test('is believed of nobody by default', () => {
    expect(clientAddress(from('10.0.0.1', '198.51.100.1'), networkList(networks.parse(undefined)))).toBe('10.0.0.1');
  });
});

test.each(['10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', '2001:db8::/129'])('%s is no network', (text) => {
  expect(networks.safeParse(text).success).toBe(false);
});
