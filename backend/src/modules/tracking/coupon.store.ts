import type { Db } from '../../platform/db.js';
import { likeLiteral } from '../../platform/search-text.js';
import { sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { mayEarn } from '../affiliates/public.js';
import { couponKey } from './rules/coupon-code.js';

/** A code that customers enter in the shop and that belongs to one affiliate of one program. */
export interface Coupon {
  readonly id: string;
  readonly code: string;
  readonly programId: string;
  readonly affiliateId: string;
  readonly active: boolean;
  readonly createdAt: Date;
}

export interface CouponFilter {
  readonly programId?: string | undefined;
  readonly affiliateId?: string | undefined;
  readonly active?: boolean | undefined;
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
  /** Part of the code, or an id. */
  readonly q?: string | undefined;
  /** The id that the page begins after. */
  readonly before?: string | undefined;
  readonly take: number;
}

const columns = sql`
  c.id, c.code, c.program_id as "programId", c.affiliate_id as "affiliateId", c.active, c.created_at as "createdAt"`;

/** @returns the coupon, or null when the program has one with this code in whatever case */
export async function insertCoupon(tx: Tx, coupon: Omit<Coupon, 'active' | 'createdAt'>): Promise<Coupon | null> {
  const rows = await tx.db.rows<Coupon>`
    insert into coupons as c (id, program_id, affiliate_id, code, code_key, created_at)
    values (${coupon.id}, ${coupon.programId}, ${coupon.affiliateId}, ${coupon.code}, ${couponKey(coupon.code)}, ${tx.now})
    on conflict (program_id, code_key) do nothing returning ${columns}`;
  return rows[0] ?? null;
}

/** @returns the coupon after the change, or null when there is none */
export async function updateCoupon(tx: Tx, id: string, active: boolean): Promise<Coupon | null> {
  const rows = await tx.db.rows<Coupon>`
    update coupons c set active = ${active}, version = c.version + 1 where c.id = ${id} returning ${columns}`;
  return rows[0] ?? null;
}

/** Newest first. */
export function listCouponRows(db: Db, filter: CouponFilter): Promise<Coupon[]> {
  const { programId, affiliateId, active, ids, q, before, take } = filter;
  const part = q === undefined ? null : `%${likeLiteral(q)}%`;
  return db.rows<Coupon>`
    select ${columns} from coupons c
    where (${programId ?? null}::text is null or c.program_id = ${programId ?? null})
      and (${affiliateId ?? null}::text is null or c.affiliate_id = ${affiliateId ?? null})
      and (${active ?? null}::boolean is null or c.active = ${active ?? null})
      and (${ids ?? null}::text[] is null or c.id = any(${ids ?? null}::text[]))
      and (${part}::text is null or c.code ilike ${part} or c.id = ${q ?? null})
      and (${before ?? null}::text is null or c.id < ${before ?? null})
    order by c.id desc limit ${take}`;
}

/** A coupon that an entered code may mean. */
export type FoundCoupon = Coupon & {
  readonly entered: EnteredCode;
  /** Whether its affiliate may earn in its program now. */
  readonly affiliateActive: boolean;
};

/** A code that a customer of a merchant entered. */
export interface EnteredCode {
  readonly merchantId: string;
  readonly code: string;
}

/**
 * The coupons that entered codes may mean, in whatever case, in all programs of their merchant, each with the code as it was
 * entered. Where several programs have the code, an active coupon comes before others and an older one before newer. A
 * code that is asked for twice (orders travel in groups) is answered once: two answers would read as two programs.
 */
export async function findCoupons(db: Db, entered: readonly EnteredCode[]): Promise<FoundCoupon[]> {
  if (entered.length === 0) return [];
  const rows = await db.rows<Omit<FoundCoupon, 'entered'> & { merchantId: string; enteredCode: string }>`
    select ${columns}, e.merchant_id as "merchantId", e.code as "enteredCode",
      ${mayEarn(sql`c`)} as "affiliateActive"
    from (select distinct * from unnest(
        ${entered.map(({ merchantId }) => merchantId)}::text[], ${entered.map(({ code }) => code)}::text[],
        ${entered.map(({ code }) => couponKey(code))}::text[])) as e(merchant_id, code, code_key)
    join programs p on p.merchant_id = e.merchant_id
    join coupons c on c.program_id = p.id and c.code_key = e.code_key
    order by c.active desc, c.id`;
  return rows.map(({ merchantId, enteredCode: code, ...coupon }) => ({ ...coupon, entered: { merchantId, code } }));
}
