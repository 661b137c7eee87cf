import type { Databases, Evidence } from '../../local/faults/evidence.ts';
import { withoutContext } from '../../local/faults/proofs/clicks.ts';
import { proveIntegrity } from '../../local/faults/proofs/integrity.ts';
import { clicksInClickhouse, differences } from '../tracker/stored-clicks.ts';

const CHUNK = 50_000;

/**
 * What is wrong between what visitors were told and what is stored; empty when each click that was answered with a 302 is in
 * ClickHouse exactly once, its sums agree with it, and PostgreSQL has a context of each and of no other.
 */
export async function provesStored(
  environment: Readonly<Record<string, string>>,
  { evidence, databases }: { readonly evidence: Evidence; readonly databases: Databases },
  told: ReadonlySet<string>,
): Promise<string[]> {
  const stored = await clicksInClickhouse(environment, told.size);
  return [
    ...differences('ClickHouse', told, stored),
    ...(await proveIntegrity(databases)),
    ...(await wrongContexts(evidence, [...told])),
  ];
}

async function wrongContexts(evidence: Evidence, told: readonly string[]): Promise<string[]> {
  let missing = 0;
  for (let from = 0; from < told.length; from += CHUNK)
    missing += (await withoutContext(evidence, told.slice(from, from + CHUNK))).length;
  const { rows } = await evidence.postgres.query<{ n: string }>('select count(*) as n from click_context');
  const contexts = Number(rows[0]?.n);
  return [
    ...(missing > 0 ? [`PostgreSQL: the context of ${missing} clicks is missing`] : []),
    ...(contexts !== told.length ? [`PostgreSQL: ${contexts} contexts of ${told.length} clicks`] : []),
  ];
}
