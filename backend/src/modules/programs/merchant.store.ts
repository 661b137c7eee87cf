import type { Db } from '../../platform/database.js';
import { keptName } from '../../platform/name-text.js';
import type { Tx } from '../../platform/transaction.js';

/** Who sells, reports orders and owes commissions. */
export interface Merchant {
  readonly id: string;
  readonly name: string;
  readonly websiteUrl: string | null;
  readonly createdAt: Date;
}

export async function insertMerchant(tx: Tx, merchant: Omit<Merchant, 'createdAt'>): Promise<Merchant> {
  return tx.db.merchant.create({ data: { ...merchant, name: keptName(merchant.name), createdAt: tx.now } });
}

export async function findMerchantRow(db: Db, id: string): Promise<Merchant | null> {
  return db.merchant.findUnique({ where: { id } });
}
