import { subjects } from '../../contracts/subjects.js';
import { append } from '../../messaging/outbox.js';
import type { Tx } from '../../platform/transaction.js';
import type { Program } from './program.store.js';

/** Tells the tracker how a program stands now. The program's row is new or locked, so versions are in order. */
export function publishProgram(tx: Tx, program: Program): void {
  append(tx, {
    type: 'tributary.program.published.v1',
    subject: subjects.program(program.id),
    aggregateId: program.id,
    aggregateVersion: program.version,
    data: {
      program: {
        id: program.id,
        no: program.no,
        merchantId: program.merchantId,
        currency: program.currency,
        clickParam: program.clickParam,
        fallbackUrl: program.fallbackUrl,
        provenDomains: [...program.allowedDomains],
        active: program.status === 'active',
      },
    },
  });
}
