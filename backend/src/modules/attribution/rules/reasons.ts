/**
 * Why a touchpoint or a conversion was attributed as it was. Codes are stored with the decision and shown to people;
 * each completes "Attributed: …" or "Not attributed: …". A code is never renamed.
 */
export const reasonSentences = {
  click_in_window: 'the click came before the order and within the window',
  coupon_used: 'the order used the affiliate’s coupon',
  superseded_by_click: 'a click counts before this coupon under the program’s policy',
  superseded_by_coupon: 'a coupon counts before this click under the program’s policy',
  outside_window: 'the click was too long before the order',
  click_after_order: 'the click came after the order',
  click_id_malformed: 'the click id is not one of ours',
  click_id_forged: 'the click id’s signature is wrong',
  click_of_other_merchant: 'the click belongs to another merchant',
  click_of_other_program: 'the click belongs to another program',
  affiliate_not_active: 'the affiliate does not take part in the program at present',
  coupon_unknown: 'the coupon code belongs to no affiliate',
  coupon_not_active: 'the coupon is switched off',
  no_evidence: 'the order came without click id and coupon',
} as const;

/** One of the reasons; stable, documented. */
export type ReasonCode = keyof typeof reasonSentences;

/** All reason codes, for schemas. */
export const reasonCodes = Object.keys(reasonSentences) as readonly ReasonCode[];
