import type { Tx } from '../../platform/transaction.js';
import type { ClickIdKey } from '../tracking/public.js';
import { findOrders, lockOrders } from './conversion.store.js';
import type { FoundOrder } from './conversion.store.js';
import { orderOf } from './decide-report.js';
import type { Report } from './decide-report.js';
import { evidenceOf } from './evidence-facts.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { findFacts } from './find-facts.js';

/** What is known of a group's reports before any is decided. */
export interface KnownOfReports {
  readonly orders: ReadonlyMap<Report, FoundOrder>;
  readonly facts: EvidenceFacts;
}

/** Locks the orders of a group and looks up everything that its reports name. */
export async function lookUpReports(
  tx: Pick<Tx, 'db'>,
  reports: readonly Report[],
  keys: readonly ClickIdKey[],
): Promise<KnownOfReports> {
  const orders = reports.map(orderOf);
  const evidence = reports.map(evidenceOf);
  await lockOrders(tx, orders);
  const found = await findOrders(tx, orders);
  const facts = await findFacts(tx.db, evidence, keys);
  return { orders: new Map(found.flatMap((order, i) => (reports[i] ? [[reports[i], order]] : []))), facts };
}
