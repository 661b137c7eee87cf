import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoints } from '../black-box/endpoints.ts';
import { listed, openEvidence, type Evidence } from './evidence.ts';
import { proveAgreement } from './proofs/agreement.ts';
import { proveClicks } from './proofs/clicks.ts';
import { proveIntegrity } from './proofs/integrity.ts';
import { proveLedger } from './proofs/ledger.ts';
import { proveSales } from './proofs/sales.ts';
import { waitUntilQuiet } from './quiet.ts';
import type { Told } from './told.ts';
import type { Trial } from './trial.ts';

/** When and under which name the load ran. */
export interface LoadRun {
  readonly told: Told;
  readonly since: Date;
  /** Of the order numbers. */
  readonly prefix: string;
}

/** Waits until all is quiet and compares everything. Every difference in a sentence with its ids; empty is a pass. */
export async function judge({ endpoints }: Trial, run: LoadRun): Promise<string[]> {
  const evidence = await openEvidence(endpoints);
  try {
    const open = await waitUntilQuiet(evidence.postgres, endpoints.nats);
    const found = await prove(evidence, endpoints, run);
    const answers = listed('answers that no client should get', run.told.wrong);
    if (found.length === 0 && open.length === 0) return answers;
    // The worker approves commissions by the clock: only what stays different is a difference.
    await sleep(3_000);
    const stillOpen = await waitUntilQuiet(evidence.postgres, endpoints.nats);
    return [...answers, ...stillOpen, ...(await prove(evidence, endpoints, run))];
  } finally {
    await evidence.close();
  }
}

async function prove(evidence: Evidence, endpoints: Endpoints, { told, since, prefix }: LoadRun): Promise<string[]> {
  return [
    ...(await proveClicks(evidence, told, since)),
    ...(await proveSales(evidence, told, prefix)),
    ...(await proveAgreement(evidence)),
    ...(await proveLedger(evidence)),
    ...(await proveIntegrity(endpoints)),
  ];
}
