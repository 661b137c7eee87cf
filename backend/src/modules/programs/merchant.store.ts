import type { Db } from '../../platform/db.js';
import { keptName } from '../../platform/name-text.js';
import { keptUrl } from '../../platform/schemas.js';
import { sql } from '../../platform/sql.js';
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

const columns = sql`
  id, name, website_url as "websiteUrl", default_program_id as "defaultProgramId", created_at as "createdAt"`;

export async function insertMerchant(
  tx: Tx,
  merchant: Pick<Merchant, 'id' | 'name' | 'websiteUrl'>,
): Promise<Merchant> {
  const websiteUrl = merchant.websiteUrl === null ? null : keptUrl(merchant.websiteUrl);
  const [row] = await tx.db.rows<Merchant>`
    insert into merchants (id, name, website_url, created_at)
    values (${merchant.id}, ${keptName(merchant.name)}, ${websiteUrl}, ${tx.now}) returning ${columns}`;
  return row as Merchant;
}

export async function findMerchantRow(db: Db, id: string): Promise<Merchant | null> {
  const [merchant] = await db.rows<Merchant>`select ${columns} from merchants where id = ${id}`;
  return merchant ?? null;
}

/** Reads a merchant that nobody else can change until this transaction ends. @throws DomainError `merchant_not_found` */
export async function lockMerchant(tx: Tx, id: string): Promise<Merchant> {
  await tx.db.execute`select 1 from merchants where id = ${id} for update`;
  const merchant = await findMerchantRow(tx.db, id);
  if (!merchant) throw merchantNotFound();
  return merchant;
}

/** Writes a change under the row lock and counts the version up. */
export async function updateMerchant(tx: Tx, id: string, change: MerchantChange): Promise<Merchant> {
  const { defaultProgramId } = { ...(await lockMerchant(tx, id)), ...change };
  const [merchant] = await tx.db.rows<Merchant>`
    update merchants set default_program_id = ${defaultProgramId}, version = version + 1 where id = ${id}
    returning ${columns}`;
  return merchant as Merchant;
}
