export { accrueCommissions, holdReasonFor } from './accrue-commissions.js';
export type { EarningConversion } from './accrue-commissions.js';
export { ApproveDueCommissions } from './approve-due-commissions.js';
export { findCommissionsOf } from './commission.store.js';
export type { Commission } from './commission.store.js';
export { commissionView, toCommissionView } from './commission.view.js';
export type { CommissionView } from './commission.view.js';
export { reverseCommissions } from './reverse-commissions.js';
export type { CommissionRule } from './rules/evaluate-commission.js';
