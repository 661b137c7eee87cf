/**
 * What a postback's status word says of its order: `approved` reports it, `pending` reports it and asks to wait, `rejected` and
 * `refunded` take it back, `lead` reports a first contact.
 */
export type PostbackStatus = 'approved' | 'pending' | 'rejected' | 'refunded' | 'lead';

// Affise sends numbers (1 approved, 2 pending, 3 declined, 5 hold), Post Affiliate Pro letters (A, P, D), the others words. Affise's
// 4 is "hold" in one of its products and "not found" in another, so it means nothing here.
const words: Readonly<Record<PostbackStatus, readonly string[]>> = {
  approved: ['approved', 'sale', 'confirmed', '1', 'a'],
  pending: ['pending', 'hold', 'on_hold', '2', '5', 'p'],
  rejected: ['rejected', 'declined', 'cancelled', 'canceled', 'void', 'trash', '3', 'd'],
  refunded: ['refunded', 'chargeback'],
  lead: ['lead'],
};

const meanings = new Map(
  Object.entries(words).flatMap(([status, all]) => all.map((word) => [word, status as PostbackStatus] as const)),
);

/** The meaning of a status word, in whatever case; undefined for a word that has none here. */
export function postbackStatus(word: string): PostbackStatus | undefined {
  return meanings.get(word.toLowerCase());
}
