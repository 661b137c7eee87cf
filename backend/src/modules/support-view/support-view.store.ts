import type { OnBehalf, Role } from '../../platform/actor.js';
import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';

/** A look with an affiliate's eyes, as it was begun. */
export interface SupportView {
  readonly id: string;
  readonly affiliateId: string;
  readonly staffUserId: string;
  readonly reason: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
}

/** One that has not ended, with what is needed to believe it. */
export interface RunningSupportView extends SupportView {
  readonly affiliateName: string;
  readonly staffEmail: string;
  readonly staffRole: Role;
  /** What was opened so far, such as `GET /v1/links`. */
  readonly routes: readonly string[];
}

export function onBehalfOf({ id, staffUserId, affiliateId, reason }: SupportView): OnBehalf {
  return { supportViewId: id, staffUserId, affiliateId, reason };
}

/** @returns whether there is such an affiliate */
export async function insertSupportView(tx: Tx, view: SupportView): Promise<boolean> {
  const { id, affiliateId, staffUserId, reason, startedAt, expiresAt } = view;
  const inserted = await tx.db.execute`
    insert into support_views (id, affiliate_id, staff_user_id, reason, started_at, expires_at)
    select ${id}, a.id, ${staffUserId}, ${reason}, ${startedAt}, ${expiresAt} from affiliates a where a.id = ${affiliateId}`;
  return inserted === 1;
}

/** Undefined when it ended, its time is over, or who looks was suspended meanwhile. */
export async function findRunningView(db: Db, id: string, now: Date): Promise<RunningSupportView | undefined> {
  const rows = await db.rows<RunningSupportView>`
    select v.id, v.affiliate_id as "affiliateId", v.staff_user_id as "staffUserId", v.reason,
      v.started_at as "startedAt", v.expires_at as "expiresAt", v.routes,
      a.name as "affiliateName", u.email as "staffEmail", u.role as "staffRole"
    from support_views v join users u on u.id = v.staff_user_id join affiliates a on a.id = v.affiliate_id
    where v.id = ${id} and v.ended_at is null and v.expires_at > ${now} and u.suspended_at is null`;
  return rows[0];
}

/** @returns whether it was not opened in this view before */
export async function noteRoute(tx: Tx, id: string, route: string): Promise<boolean> {
  const noted = await tx.db.execute`
    update support_views set routes = array_append(routes, ${route}) where id = ${id} and not (${route} = any(routes))`;
  return noted === 1;
}

/** @returns whether it was still running */
export async function markEnded(tx: Tx, id: string, endedAt: Date): Promise<boolean> {
  const ended = await tx.db.execute`
    update support_views set ended_at = ${endedAt} where id = ${id} and ended_at is null`;
  return ended === 1;
}

/** Views whose time is over and whose end nobody wrote down, each locked; longest over first. */
export function lockExpired(tx: Tx, limit: number): Promise<SupportView[]> {
  return tx.db.rows<SupportView>`
    select id, affiliate_id as "affiliateId", staff_user_id as "staffUserId", reason, started_at as "startedAt",
      expires_at as "expiresAt"
    from support_views where ended_at is null and expires_at <= ${tx.now}
    order by expires_at limit ${limit} for update skip locked`;
}
