import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { booleanQuery, chosenRows, idOf, pageQuery } from '../../platform/schemas.js';
import { searchText } from '../../platform/search-text.js';
import { ownAffiliateId } from '../access/public.js';
import { listCouponRows } from './coupon.store.js';
import { couponView, toCouponView } from './coupon.view.js';
import { ownerNames, withOwners } from './owner-names.query.js';

/** Filters of the list; newest first. */
export const listCouponsQuery = pageQuery.extend({
  programId: idOf('program').optional(),
  affiliateId: idOf('affiliate').optional(),
  active: booleanQuery.optional(),
  q: searchText.optional().meta({ description: 'Part of the code, or an id.' }),
});

/** A coupon with the names of whose it is. */
export const couponRow = couponView.extend(ownerNames);
couponRow.register(z.globalRegistry, { id: 'CouponRow' });
export type CouponRow = z.infer<typeof couponRow>;

/** A file has no pages. */
export const exportCouponsQuery = listCouponsQuery.omit({ limit: true, cursor: true });
export const chosenCouponsBody = chosenRows('coupon').meta({ id: 'ExportCouponsRequest' });

/** Coupons; affiliates see their own, whatever they ask for. */
export class ListCoupons extends Query<Page<CouponRow>> {
  constructor(
    readonly input: z.infer<typeof listCouponsQuery> & { readonly ids?: readonly string[] | undefined },
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(ListCoupons)
export class ListCouponsHandler implements IQueryHandler<ListCoupons> {
  constructor(private readonly db: Database) {}

  async execute({ input, actor }: ListCoupons): Promise<Page<CouponRow>> {
    const { cursor, limit, ...asked } = input;
    const affiliateId = ownAffiliateId(actor) ?? input.affiliateId;
    const filter = { ...asked, affiliateId, before: readCursor(cursor), take: limit + 1 };
    const rows = await listCouponRows(this.db, filter);
    return withOwners(
      this.db,
      toPage(rows, limit, ({ id }) => id, toCouponView),
    );
  }
}
