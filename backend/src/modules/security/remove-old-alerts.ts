import { addDays } from '../../kernel/period.js';
import type { Writes } from '../../platform/transaction.js';
import { removeAlertsBefore } from './alert.store.js';

/** How much of the past goes at once. */
export interface Retention {
  /** Days that an alert is kept after it was last seen. */
  readonly days: number;
  /** Alerts at a time: each piece is a short transaction of its own. */
  readonly atMost: number;
}

/** Deletes alerts that are older than that, resolved or not: their evidence is personal. @returns how many */
export async function removeOldAlerts(writes: Writes, { days, atMost }: Retention): Promise<number> {
  const actor = { kind: 'system', name: 'retention' } as const;
  const { value } = await writes.run('RemoveOldAlerts', {}, { actor }, async (tx) => {
    const alerts = await removeAlertsBefore(tx, addDays(tx.now, -days), atMost);
    if (alerts > 0) tx.changed({ kind: 'expired', id: 'alerts', before: { alerts }, after: null });
    return alerts;
  });
  return value;
}
