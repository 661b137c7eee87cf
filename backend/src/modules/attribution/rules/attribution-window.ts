import { addDays } from '../../../kernel/period.js';

// Merchants' clocks run slow: an order may seem to precede the click that led to it (domain.md, Times).
const clockToleranceMs = 5 * 60_000;

/** A click and an order to be set against the policy's window, in days of 24 hours. */
export interface WindowInput {
  readonly clickAt: Date;
  readonly occurredAt: Date;
  readonly windowDays: number;
}

/**
 * Whether the click can earn the order: `clickAt ≤ occurredAt < clickAt + window`. An order up to 5 minutes before the
 * click counts as the click's time, which `countedAt` then tells.
 */
export function withinWindow({ clickAt, occurredAt, windowDays }: WindowInput): { inside: boolean; countedAt: Date } {
  const early = clickAt.getTime() - occurredAt.getTime();
  const countedAt = early > 0 && early <= clockToleranceMs ? clickAt : occurredAt;
  return { inside: clickAt <= countedAt && countedAt < addDays(clickAt, windowDays), countedAt };
}
