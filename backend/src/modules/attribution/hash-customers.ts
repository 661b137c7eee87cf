import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import { CustomerHasher, firstKeyNo } from './customer-hasher.js';
import type { CustomerIdentifier } from './customer-hasher.js';
import { clearCustomers, findCustomersInClear } from './customer-in-clear.store.js';
import type { CustomerInClear } from './customer-in-clear.store.js';
import { findOrAddCustomers } from './customer.store.js';

/**
 * Gives conversions from before customers had rows their customer, and clears what is kept in clear of it. The oldest first, a
 * bounded piece at a time; what is done is found no more, so it goes on wherever it was broken off.
 * @returns how many there were, at most `atMost`
 */
export class HashCustomers extends Command<number> {
  constructor(readonly atMost: number) {
    super();
  }
}

@CommandHandler(HashCustomers)
export class HashCustomersHandler implements ICommandHandler<HashCustomers> {
  constructor(
    private readonly writes: Writes,
    private readonly hasher: CustomerHasher,
  ) {}

  async execute({ atMost }: HashCustomers): Promise<number> {
    const actor = { kind: 'system', name: 'customers' } as const;
    const { value } = await this.writes.run('HashCustomers', {}, { actor }, async (tx) => {
      const found = await findCustomersInClear(tx, atMost);
      if (found.length === 0) return 0;
      const ids = await findOrAddCustomers(
        tx,
        found.map((one) => ({ ...one, identifiers: this.identifiersOf(one) })),
      );
      await clearCustomers(
        tx,
        found.map(({ conversionId }) => conversionId),
        ids,
      );
      tx.changed({ kind: 'customers', id: 'hashed', before: { inClear: found.length }, after: null });
      return found.length;
    });
    return value;
  }

  /** The address was hashed with the first key when it was reported; there is nothing left that another could hash. */
  private identifiersOf({ id, emailHmac }: CustomerInClear): CustomerIdentifier[] {
    const email = { kind: 'email', hashes: [{ keyNo: firstKeyNo, hmac: emailHmac ?? '' }] } as const;
    return [...this.hasher.identifiers({ id: id ?? undefined }), ...(emailHmac === null ? [] : [email])];
  }
}
