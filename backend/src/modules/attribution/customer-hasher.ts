import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import type { ConversionInput } from './conversion-input.js';

/** The number of `CUSTOMER_HASH_KEY`. */
export const firstKeyNo = 1;

/** A hash, with the number of the key that it was made with. */
export interface KeyedHash {
  readonly keyNo: number;
  /** Hex. */
  readonly hmac: string;
}

/** What a customer is known by, hashed with every live key; the one that new hashes are kept under comes first. */
export interface CustomerIdentifier {
  readonly kind: 'id' | 'email';
  readonly hashes: readonly [KeyedHash, ...KeyedHash[]];
}

/** What is kept of a customer beside the hashes. */
export type KeptCustomer = Partial<Record<'country', string>> & { isNew?: boolean };

/** Reduces what a merchant says of a customer to what may be kept: no id and no address, only keyed hashes of them. */
@Injectable()
export class CustomerHasher {
  constructor(@Inject(CONFIG) private readonly config: Pick<Settings, 'CUSTOMER_HASH_KEY' | 'CUSTOMER_HASH_KEYS'>) {}

  /** A bare hash of an id or an address can be looked up; without the key this cannot. */
  identifiers(
    customer: Pick<NonNullable<ConversionInput['customer']>, 'id' | 'emailHash'> | undefined,
  ): CustomerIdentifier[] {
    const { id, emailHash } = customer ?? {};
    return [
      ...(id === undefined ? [] : [{ kind: 'id', hashes: this.hashesOf(id) } as const]),
      ...(emailHash === undefined ? [] : [{ kind: 'email', hashes: this.hashesOf(emailHash) } as const]),
    ];
  }

  keep({ isNew, country }: NonNullable<ConversionInput['customer']> = {}): KeptCustomer | null {
    if (isNew === undefined && country === undefined) return null;
    return { ...(isNew === undefined ? {} : { isNew }), ...(country === undefined ? {} : { country }) };
  }

  private hashesOf(text: string): [KeyedHash, ...KeyedHash[]] {
    const { CUSTOMER_HASH_KEY, CUSTOMER_HASH_KEYS } = this.config;
    const hash = (keyNo: number, secret: string): KeyedHash => {
      return { keyNo, hmac: createHmac('sha256', secret).update(text).digest('hex') };
    };
    const first = hash(firstKeyNo, CUSTOMER_HASH_KEY);
    const [newest, ...others] = CUSTOMER_HASH_KEYS.map(({ no, secret }) => hash(no, secret));
    return newest === undefined ? [first] : [newest, ...others, first];
  }
}
