import { isIPv6 } from 'node:net';

/** A value of the MaxMind DB format, as far as files of countries and networks need it. */
export type MmdbValue = string | number | readonly string[] | { readonly [key: string]: MmdbValue };

type Tree = [Tree | Buffer | undefined, Tree | Buffer | undefined];

/**
 * Writes a database of the MaxMind DB format 2.0 (https://maxmind.github.io/MaxMind-DB/): a binary tree over the bits of
 * addresses, of IPv6 with IPv4 below `::/96`, and what each network leads to.
 * @param networks by CIDR, such as `203.0.113.0/24`; none inside another
 */
export function mmdbFile(databaseType: string, networks: Readonly<Record<string, MmdbValue>>): Buffer {
  const root: Tree = [undefined, undefined];
  for (const [network, value] of Object.entries(networks)) insert(root, bitsOf(network), encoded(value));
  const nodes: Tree[] = [];
  const collect = (tree: Tree): void => {
    nodes.push(tree);
    for (const child of tree) if (Array.isArray(child)) collect(child);
  };
  collect(root);
  const numbers = new Map(nodes.map((tree, i) => [tree, i]));
  const search = Buffer.alloc(nodes.length * 6);
  const data: Buffer[] = [];
  let dataLength = 0;
  nodes.forEach((tree, node) => {
    tree.forEach((child, side) => {
      search.writeUIntBE(recordOf(child), node * 6 + side * 3, 3);
    });
  });
  return Buffer.concat([search, Buffer.alloc(16), ...data, metadataMark, encoded(metadata())]);

  /** A node's number; the number of nodes for "nothing here"; beyond it, and past the separator, places in the data. */
  function recordOf(child: Tree | Buffer | undefined): number {
    if (child === undefined) return nodes.length;
    if (!Buffer.isBuffer(child)) return numbers.get(child) ?? 0;
    const place = nodes.length + 16 + dataLength;
    data.push(child);
    dataLength += child.length;
    return place;
  }

  function metadata(): MmdbValue {
    return {
      ...{ node_count: nodes.length, record_size: 24, ip_version: 6, database_type: databaseType },
      ...{ binary_format_major_version: 2, binary_format_minor_version: 0, build_epoch: 1_790_000_000 },
      ...{ languages: ['en'], description: { en: 'made by a test' } },
    };
  }
}

const metadataMark = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);

function insert(root: Tree, bits: readonly (0 | 1)[], value: Buffer): void {
  let tree = root;
  for (const bit of bits.slice(0, -1)) {
    const next = tree[bit];
    if (Buffer.isBuffer(next)) throw new Error('a network lies inside another');
    tree = tree[bit] = next ?? [undefined, undefined];
  }
  const last = bits.at(-1);
  if (last !== undefined) tree[last] = value;
}

function bitsOf(network: string): (0 | 1)[] {
  const [address = '', length = ''] = network.split('/');
  const groups = isIPv6(address) ? ipv6Groups(address) : [0, 0, 0, 0, 0, 0, ...ipv4Groups(address)];
  const bits = groups.flatMap((group) => Array.from({ length: 16 }, (_, i) => ((group >> (15 - i)) & 1) as 0 | 1));
  return bits.slice(0, Number(length) + (isIPv6(address) ? 0 : 96));
}

function ipv4Groups(address: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

function ipv6Groups(address: string): number[] {
  const [before = [], after = []] = address
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':').map((group) => parseInt(group, 16))));
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

const types = { string: 2, uint32: 6, map: 7, array: 11 } as const;

function encoded(value: MmdbValue): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([control(types.string, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(types.uint32, 4), bytes]);
  }
  if (isList(value)) return Buffer.concat([control(types.array, value.length), ...value.map(encoded)]);
  const entries = Object.entries(value);
  return Buffer.concat([control(types.map, entries.length), ...entries.flat().map((part) => encoded(part))]);
}

const isList = (value: MmdbValue): value is readonly string[] => Array.isArray(value);

/** Type and size; types above 7 stand in a second byte. Sizes of tests are below 285. */
function control(type: number, size: number): Buffer {
  const [shown, more] = size < 29 ? [size, []] : [29, [size - 29]];
  return Buffer.from(type > 7 ? [shown, type - 7, ...more] : [(type << 5) | shown, ...more]);
}
