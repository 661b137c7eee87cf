import { Module } from '@nestjs/common';
import { ChangeCouponHandler } from './change-coupon.js';
import { ChangeLinkHandler } from './change-link.js';
import { ClickIdKeys } from './click-id-keys.js';
import { CouponsController } from './coupons.controller.js';
import { CreateCouponHandler } from './create-coupon.js';
import { CreateLinkHandler } from './create-link.js';
import { GetLinkHandler } from './get-link.query.js';
import { LinksController } from './links.controller.js';
import { ListCouponsHandler } from './list-coupons.query.js';
import { ListLinksHandler } from './list-links.query.js';

/** Links, coupons and the keys of click ids. The redirect itself is wired without Nest, by `click-path`. */
@Module({
  controllers: [LinksController, CouponsController],
  providers: [
    ClickIdKeys,
    CreateLinkHandler,
    ChangeLinkHandler,
    GetLinkHandler,
    ListLinksHandler,
    CreateCouponHandler,
    ChangeCouponHandler,
    ListCouponsHandler,
  ],
  exports: [ClickIdKeys],
})
export class TrackingModule {}
