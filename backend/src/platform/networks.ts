import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** `10.0.0.0/8, 2001:db8::/32, 192.0.2.7`: addresses and CIDR networks. */
export const networks = z
  .string()
  .default('')
  .transform((text, ctx): readonly string[] => {
    const parts = text.split(',').map((part) => part.trim());
    const named = parts.filter((part) => part !== '');
    if (named.every(isNetwork)) return named;
    ctx.addIssue('must be a list of addresses and networks such as 10.0.0.0/8');
    return z.NEVER;
  });

/** For asking whether an address is in one of the networks. */
export function networkList(list: readonly string[]): BlockList {
  const found = new BlockList();
  for (const network of list) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) found.addAddress(address, family);
    else found.addSubnet(address, Number(prefix), family);
  }
  return found;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}
