import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** One address, or a network in CIDR notation; IPv4 or IPv6. */
export const allowedAddress = z
  .string()
  .max(64)
  .refine((text) => parse(text) !== undefined, { message: 'must be an IP address or a network such as 203.0.113.0/24' })
  .meta({ example: '203.0.113.0/24' });

/** Addresses from which a key may be used. An empty list allows any. */
export class AllowedAddresses {
  private readonly list: BlockList | undefined;

  constructor(entries: readonly string[]) {
    if (entries.length === 0) return;
    this.list = new BlockList();
    for (const entry of entries) {
      const network = parse(entry);
      // Checked when it was saved; one that cannot be read allows nobody.
      if (network) this.list.addSubnet(network.address, network.bits, network.family);
    }
  }

  /** @param address as the socket has it; an IPv4 address in IPv6 form (`::ffff:…`) counts as the IPv4 address */
  has(address: string): boolean {
    if (this.list === undefined) return true;
    const version = isIP(address);
    return version !== 0 && this.list.check(address, version === 4 ? 'ipv4' : 'ipv6');
  }
}

interface Network {
  readonly address: string;
  readonly bits: number;
  readonly family: 'ipv4' | 'ipv6';
}

function parse(text: string): Network | undefined {
  const [, address = '', given] = /^([0-9A-Fa-f.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return undefined;
  const most = version === 4 ? 32 : 128;
  const bits = given === undefined ? most : Number(given);
  return bits > most ? undefined : { address, bits, family: version === 4 ? 'ipv4' : 'ipv6' };
}
