import type { Db } from '../../platform/database.js';
import { keptName } from '../../platform/name-text.js';
import { keptUrl } from '../../platform/schemas.js';
import type { Tx } from '../../platform/transaction.js';
import { merchantNotFound } from './programs.errors.js';

/** Who sells, reports orders and owes commissions. */
export interface Merchant {
  readonly id: string;
  readonly name: string;
  readonly websiteUrl: string | null;
  /** Where its orders go that name no program and come without evidence of one. */
  readonly defaultProgramId: string | null;
  readonly createdAt: Date;
}

export type MerchantChange = Partial<Pick<Merchant, 'defaultProgramId'>>;

export async function insertMerchant(
  tx: Tx,
  merchant: Pick<Merchant, 'id' | 'name' | 'websiteUrl'>,
): Promise<Merchant> {
  const websiteUrl = merchant.websiteUrl === null ? null : keptUrl(merchant.websiteUrl);
  const data = { ...merchant, name: keptName(merchant.name), websiteUrl, createdAt: tx.now };
  return tx.db.merchant.create({ data });
}

export async function findMerchantRow(db: Db, id: string): Promise<Merchant | null> {
  return db.merchant.findUnique({ where: { id } });
}

/** Reads a merchant that nobody else can change until this transaction ends. @throws DomainError `merchant_not_found` */
export async function lockMerchant(tx: Tx, id: string): Promise<Merchant> {
  await tx.db.$executeRaw`select 1 from merchants where id = ${id} for update`;
  const merchant = await findMerchantRow(tx.db, id);
  if (!merchant) throw merchantNotFound();
  return merchant;
}

/** Writes a change under the row lock and counts the version up. */
export async function updateMerchant(tx: Tx, id: string, change: MerchantChange): Promise<Merchant> {
  return tx.db.merchant.update({ where: { id }, data: { ...change, version: { increment: 1 } } });
}
