import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Db } from '../../platform/db.js';
import { verificationState } from './verification-state.query.js';

/** Shows how the verification of the ledger stands. Its alarms are in `infra/observability/alerts.yaml`. */
export function registerLedgerMetrics(registry: Registry, db: Db): void {
  new Gauge({
    name: 'tributary_ledger_differences',
    help: 'Accounts that are not what their entries say; anything but 0 is an alarm. Not a number until the ledger was verified once.',
    registers: [registry],
    async collect() {
      this.set((await verificationState(db)).differences);
    },
  });
  new Gauge({
    name: 'tributary_ledger_verification_age_seconds',
    help: 'Since the pass last verified all of its accounts.',
    labelNames: ['pass'],
    registers: [registry],
    async collect() {
      for (const { pass, ageSeconds } of (await verificationState(db)).passes) this.set({ pass }, ageSeconds);
    },
  });
}
