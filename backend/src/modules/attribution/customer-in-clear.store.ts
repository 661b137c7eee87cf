import type { Tx } from '../../platform/transaction.js';

/** What a conversion from before customers had rows keeps of its customer. */
export interface CustomerInClear {
  readonly conversionId: string;
  readonly merchantId: string;
  readonly livemode: boolean;
  readonly id: string | null;
  readonly emailHmac: string | null;
  readonly orderedAt: Date;
  readonly seenAt: Date;
}

/** The oldest conversions that keep their customer in clear; those that another transaction has locked are left for later. */
export async function findCustomersInClear(tx: Tx, atMost: number): Promise<CustomerInClear[]> {
  return tx.db.rows<CustomerInClear>`
    select id as "conversionId", merchant_id as "merchantId", livemode, customer->>'id' as id,
      customer->>'emailHmac' as "emailHmac", occurred_at as "orderedAt", recorded_at as "seenAt"
    from conversions where customer ?| array['id', 'emailHmac']
    order by recorded_at, id limit ${atMost} for update skip locked`;
}

/** Gives conversions their customers, in the same order, and clears what they kept of them. */
export async function clearCustomers(
  tx: Tx,
  conversionIds: readonly string[],
  customerIds: readonly (string | null)[],
): Promise<void> {
  await tx.db.execute`
    update conversions c set customer_id = o.customer_id, customer = nullif(c.customer - 'id' - 'emailHmac', '{}')
    from unnest(${[...conversionIds]}::text[], ${[...customerIds]}::text[]) as o(id, customer_id) where c.id = o.id`;
}
