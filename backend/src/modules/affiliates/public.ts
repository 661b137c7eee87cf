export { AddMember } from './add-member.js';
export { changeContactAddress, findAffiliateRow as findAffiliate, lockAffiliate } from './affiliate.store.js';
export type { Affiliate } from './affiliate.store.js';
export { AffiliatesModule } from './affiliates.module.js';
export { CreateAffiliate } from './create-affiliate.js';
export { ListAffiliates } from './list-affiliates.query.js';
export { findMember } from './member.store.js';
export { mayEarn } from './membership.store.js';
