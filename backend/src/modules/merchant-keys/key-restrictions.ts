import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { apiKeyAddressRefused, apiKeyExpired } from './merchant-keys.errors.js';
import { AllowedAddresses } from './allowed-addresses.js';
import { ApiKeyUses } from './api-key-uses.js';
import type { ApiKey } from './api-key.store.js';
import { merchantActor } from './merchant-actor.js';
import type { MerchantActor } from './merchant-actor.js';

/** A key that was found, with its list of addresses ready to be asked. */
export interface FoundKey {
  readonly key: ApiKey;
  readonly addresses: AllowedAddresses;
}

export function foundKey(key: ApiKey): FoundKey {
  return { key, addresses: new AllowedAddresses(key.allowedAddresses) };
}

/** What a key must pass each time it is used, however it was found: its expiry and its addresses. */
@Injectable()
export class KeyRestrictions {
  constructor(
    private readonly clock: Clock,
    private readonly uses: ApiKeyUses,
  ) {}

  /**
   * @param from the caller's address
   * @throws DomainError `api_key_expired`, `api_key_address_refused`
   */
  admit({ key, addresses }: FoundKey, from: string): MerchantActor {
    if (key.expiresAt !== null && key.expiresAt <= this.clock.now()) throw apiKeyExpired();
    if (!addresses.has(from)) throw apiKeyAddressRefused(from);
    this.uses.note(key.id, from);
    return merchantActor(key);
  }
}
