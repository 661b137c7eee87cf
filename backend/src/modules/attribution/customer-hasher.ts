import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import type { ConversionInput } from './conversion-input.js';

/** What is kept of a customer: no address of any kind, only a keyed hash by which the same one is known again. */
export type KeptCustomer = Partial<Record<'id' | 'country' | 'emailHmac', string>> & { isNew?: boolean };

/** Reduces what a merchant says of a customer to what may be kept. */
@Injectable()
export class CustomerHasher {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'CUSTOMER_HASH_KEY'>) {}

  keep(customer: ConversionInput['customer']): KeptCustomer | null {
    if (!customer) return null;
    const { id, isNew, country, emailHash } = customer;
    return {
      ...(id === undefined ? {} : { id }),
      ...(isNew === undefined ? {} : { isNew }),
      ...(country === undefined ? {} : { country }),
      // A bare SHA-256 of an address can be looked up; without the key this cannot.
      ...(emailHash === undefined
        ? {}
        : { emailHmac: createHmac('sha256', this.config.CUSTOMER_HASH_KEY).update(emailHash).digest('hex') }),
    };
  }
}
