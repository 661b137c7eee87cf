import { unsealedTail } from '../../src/modules/audit/public.js';
import { sealAudit } from '../../src/modules/audit/seal-audit.js';
import { eventually } from './eventually.js';
import type { TestApi } from './test-api.js';

/** Seals the whole audit trail. Entries wait for the oldest transaction of the server, which may be another spec's. */
export async function sealAll({ db }: TestApi): Promise<void> {
  await eventually(async () => {
    await sealAudit(db, 1_000);
    return (await unsealedTail(db)).entries === 0;
  }, 30_000);
}
