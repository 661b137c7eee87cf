/**
 * Why a touchpoint or a conversion was attributed as it was. Codes are stored with the decision and shown to people;
 * each completes "Attributed: …" or "Not attributed: …". A code is never renamed.
 */
export const reasonSentences = {
  click_in_window: 'the click came before the order and within the attribution window',
  coupon_used: 'the order used the affiliate’s coupon',
  superseded_by_click: 'the program’s policy gives the click priority over this coupon',
  superseded_by_coupon: 'the program’s policy gives the coupon priority over this click',
  outside_window: 'the click was outside the attribution window',
  click_after_order: 'the click came after the order',
  click_id_malformed: 'the click ID is not valid',
  click_id_forged: 'the click ID’s signature is not valid',
  click_of_other_merchant: 'the click belongs to another merchant',
  click_of_other_program: 'the click belongs to another program',
  affiliate_not_active: 'the affiliate is not active in the program',
  coupon_unknown: 'no affiliate has this coupon code',
  coupon_not_active: 'the coupon is disabled',
  coupon_ambiguous: 'several programs have this coupon code and the order did not name one',
  program_not_named: 'the order did not name a program',
  no_evidence: 'the order had no click ID or coupon',
} as const;

/** One of the reasons; stable, documented. */
export type ReasonCode = keyof typeof reasonSentences;

/** All reason codes, for schemas. */
export const reasonCodes = Object.keys(reasonSentences) as readonly ReasonCode[];
