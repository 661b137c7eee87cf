import { DomainError } from './domain-error.js';

/** The prefix of each kind of id that is shown outside. */
export const idPrefixes = {
  merchant: 'mer',
  program: 'prg',
  affiliate: 'aff',
  link: 'lnk',
  coupon: 'cpn',
  conversion: 'cnv',
  commission: 'com',
  hold: 'hld',
  refund: 'rfd',
  customer: 'cus',
  user: 'usr',
  apiKey: 'key',
  event: 'evt',
  ledgerTransaction: 'ltx',
  terms: 'trm',
  auditEntry: 'aud',
  mail: 'eml',
  invitation: 'inv',
  supportView: 'spv',
  factor: 'fac',
  securityAlert: 'alr',
  savedView: 'vew',
  job: 'job',
} as const;

// Format: TypeID specification v0.3, a prefix, "_", and the UUID's 128 bits as 26 digits of Crockford's base 32.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const suffixLength = 26;
const prefixForm = /^(?:[a-z](?:[a-z_]{0,61}[a-z])?)?$/;
// 26 digits hold 130 bits: a first digit above 7 would overflow the UUID's 128.
const suffixForm = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** "aff_01h455vb4pex5vsknk084sn02q" of a prefix and a UUID. RangeError when either is malformed (a bug, not input). */
export function formatTypeId(prefix: string, uuid: string): string {
  if (!prefixForm.test(prefix)) throw new RangeError('malformed TypeID prefix');
  if (!uuidForm.test(uuid)) throw new RangeError('malformed UUID');
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let suffix = '';
  for (let i = 0; i < suffixLength; i += 1) {
    suffix = alphabet.charAt(Number(rest & 31n)) + suffix;
    rest >>= 5n;
  }
  return prefix === '' ? suffix : `${prefix}_${suffix}`;
}

/** Prefix ('' when there is none) and lower-case UUID of a TypeID. Throws `id_malformed`. */
export function parseTypeId(text: string): { prefix: string; uuid: string } {
  const separator = text.lastIndexOf('_');
  const prefix = text.slice(0, Math.max(separator, 0));
  const suffix = text.slice(separator + 1);
  if (separator === 0 || !prefixForm.test(prefix) || !suffixForm.test(suffix)) {
    throw new DomainError(
      'invalid',
      'id_malformed',
      'The ID is not valid. IDs look like "aff_01h455vb4pex5vsknk084sn02q".',
    );
  }
  const value = [...suffix].reduce((sum, digit) => (sum << 5n) | BigInt(alphabet.indexOf(digit)), 0n);
  const hex = value.toString(16).padStart(32, '0');
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { prefix, uuid };
}

/** Whether `text` is a well-formed TypeID with exactly this prefix. */
export function isTypeId(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}_`) && prefixForm.test(prefix) && suffixForm.test(text.slice(prefix.length + 1));
}
