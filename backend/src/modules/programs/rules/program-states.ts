import { defineTransitions } from '../../../kernel/transitions.js';

export type ProgramStatus = 'active' | 'paused' | 'closed';

/** `active ⇄ paused`, `→ closed` for good. Only an active program's links lead to the shop. */
export const programTransitions = defineTransitions<ProgramStatus>('program', {
  active: ['paused', 'closed'],
  paused: ['active', 'closed'],
  closed: [],
});
