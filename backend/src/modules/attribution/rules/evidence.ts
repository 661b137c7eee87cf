import type { ReasonCode } from './reasons.js';

/** What the order's click id turned out to be, once its signature and owner were checked. */
export type ClickEvidence =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'unusable';
      readonly reason: Extract<
        ReasonCode,
        'click_id_malformed' | 'click_id_forged' | 'click_of_other_merchant' | 'click_of_other_program'
      >;
      readonly clickId: string;
    }
  | {
      readonly kind: 'click';
      readonly clickId: string;
      readonly at: Date;
      readonly linkId: string;
      readonly affiliateId: string;
      readonly programId: string;
      readonly bot: boolean;
      readonly affiliateActive: boolean;
    };

/** What the order's coupon code turned out to be in the program. */
export type CouponEvidence =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly code: string }
  /** Several programs have it, and nothing tells which one is meant. */
  | { readonly kind: 'ambiguous'; readonly code: string }
  | {
      readonly kind: 'coupon';
      readonly code: string;
      readonly couponId: string;
      readonly affiliateId: string;
      readonly affiliateActive: boolean;
      readonly active: boolean;
    };
