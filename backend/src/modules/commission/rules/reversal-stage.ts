import type { CommissionState } from '../../../kernel/states.js';

/** Whether a commission was approved when it is reversed; after a payment the reversal is a clawback. */
export type ReversalStage = 'pending' | 'approved';

/** The stage at which a commission in `state` is reversed. RangeError where nothing is left to reverse. */
export function reversalStage(state: CommissionState): ReversalStage {
  switch (state) {
    case 'pending':
    case 'on_hold':
      return 'pending';
    case 'approved':
    case 'in_payout':
    case 'paid':
      return 'approved';
    case 'rejected':
    case 'reversed':
      throw new RangeError(`a ${state} commission has nothing to reverse`);
  }
}
