import { isIP, SocketAddress } from 'node:net';

/**
 * The key under which a client address is counted, wherever anything is counted by address: IPv4 whole, also when it is
 * written as IPv6 (`::ffff:203.0.113.7`); of IPv6 the first 64 bits, because a single household or server is given all of
 * the rest to draw new addresses from.
 */
export function countedAddress(ip: string): string {
  const [address = ''] = ip.split('%');
  if (isIP(address) !== 6) return address;
  // Written in one way only: `::FFFF:cb00:7107` and `::ffff:203.0.113.7` are the same.
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(canonical)?.[1];
  return mapped ?? `${firstGroups(canonical).join(':')}::/64`;
}

function firstGroups(canonical: string): string[] {
  const [head = '', tail] = canonical.split('::');
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(missing).fill('0'), ...after].slice(0, 4);
}
