import { DomainError } from '../../../kernel/domain-error.js';
import { addDays } from '../../../kernel/period.js';

const maxDaysAhead = 1;
/** For so long after it occurred a conversion may be reported by any key. */
export const maxDaysBack = 30;

/** When a conversion happened and when we learned of it; `mayBackdate` is the key's scope `conversions:backdate`. */
export interface ConversionTimes {
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly mayBackdate: boolean;
}

/**
 * Refuses an `occurredAt` more than 24 hours ahead (`occurred_at_in_future`) and, without the scope, one more than 30
 * days back (`occurred_at_too_old`). With the scope an old one is let in and flagged `backdated`.
 */
export function checkConversionTimes({ occurredAt, recordedAt, mayBackdate }: ConversionTimes): { backdated: boolean } {
  if (occurredAt > addDays(recordedAt, maxDaysAhead)) {
    throw refused('invalid', 'occurred_at_in_future', 'occurredAt is more than 24 hours in the future.');
  }
  const backdated = occurredAt < addDays(recordedAt, -maxDaysBack);
  if (backdated && !mayBackdate) {
    const message = 'occurredAt is more than 30 days ago, which needs a key with the scope conversions:backdate.';
    throw refused('forbidden', 'occurred_at_too_old', message);
  }
  return { backdated };
}

function refused(kind: 'invalid' | 'forbidden', code: string, message: string): DomainError {
  return new DomainError(kind, code, message, [{ path: 'occurredAt', message }]);
}
