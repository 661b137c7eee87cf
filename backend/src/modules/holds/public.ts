export { oldestReason } from './hold.js';
export type { HoldReason } from './hold.js';
export { closeHolds, openHolds, openHoldsNow, openHoldsOfCommission, openHoldsOfConversion } from './hold.store.js';
