import type { Settings } from '../../platform/config.js';
import type { Database } from '../../platform/database.js';
import type { Tx, Writes } from '../../platform/transaction.js';
import { findAffiliate } from '../affiliates/public.js';
import type { Affiliate } from '../affiliates/public.js';
import { findHolder } from '../identity/public.js';
import { sendMail } from '../mail/public.js';
import { findProgram, holdProgram } from '../programs/public.js';
import type { ProgramFacts } from '../programs/public.js';
import { listDestinations, lockLinksOf, updateLink } from './link.store.js';
import type { Link } from './link.store.js';
import { toLinkView } from './link.view.js';
import { publishLink } from './publish-link.js';
import { stopOf } from './rules/destination-state.js';
import { isProvenDestination } from './rules/proven-destination.js';
import { stoppingLinksLetter } from './stopping-links-letter.js';

export interface AllowedDomainsParts {
  readonly db: Database;
  readonly writes: Writes;
  readonly config: Pick<Settings, 'PUBLIC_API_URL' | 'PUBLIC_TRACKER_URL'>;
}

const pageSize = 1_000;
const invocation = { actor: { kind: 'system', name: 'allowed-domains' } } as const;

/**
 * Holds the links of a program to the domains that it allows now: what leads elsewhere stops in 14 days, and its owner is told
 * by mail; what is allowed again goes on. Twice is once, because it compares what is with what should be.
 */
export async function applyAllowedDomains(parts: AllowedDomainsParts, programId: string): Promise<void> {
  for (const affiliateId of await affectedAffiliates(parts.db, programId)) {
    await parts.writes.run('ApplyAllowedDomains', { programId, affiliateId }, invocation, async (tx) => {
      const program = await holdProgram(tx, programId);
      const affiliate = await findAffiliate(tx.db, affiliateId);
      if (program && affiliate) await applyTo(tx, { program, affiliate, config: parts.config });
      return null;
    });
  }
}

/** Whose links are not as the program's domains ask; read without locks, and looked at again under them. */
async function affectedAffiliates(db: Database, programId: string): Promise<Set<string>> {
  const affected = new Set<string>();
  const program = await findProgram(db, programId);
  if (!program) return affected;
  for (let after = ''; ;) {
    const links = await listDestinations(db, { programId, after, take: pageSize });
    for (const link of links) if (changes(link, program)) affected.add(link.affiliateId);
    const last = links.at(-1);
    if (!last || links.length < pageSize) return affected;
    after = last.id;
  }
}

function changes(link: Link, program: ProgramFacts): boolean {
  return (stopOf(link, isAllowed(link, program), new Date(0)) === null) !== (link.stopsAt === null);
}

function isAllowed({ destinationUrl }: Link, { allowedDomains }: ProgramFacts): boolean {
  return isProvenDestination(destinationUrl, allowedDomains);
}

interface Held {
  readonly program: ProgramFacts;
  readonly affiliate: Affiliate;
  readonly config: AllowedDomainsParts['config'];
}

async function applyTo(tx: Tx, { program, affiliate, config }: Held): Promise<void> {
  const stopping: Link[] = [];
  const view = (link: Link) => toLinkView(link, { trackerUrl: config.PUBLIC_TRACKER_URL, now: tx.now });
  for (const before of await lockLinksOf(tx, program.id, affiliate.id)) {
    if (!changes(before, program)) continue;
    const stopsAt = stopOf(before, isAllowed(before, program), tx.now);
    const link = await updateLink(tx, { ...before, stopsAt });
    publishLink(tx, link, affiliate.no);
    tx.changed({ kind: 'link', id: link.id, before: view(before), after: view(link) });
    if (stopsAt !== null && link.active) stopping.push(link);
  }
  if (stopping.length === 0) return;
  const holder = await findHolder(tx.db, affiliate.id);
  const letter = stoppingLinksLetter(program, stopping, { publicUrl: config.PUBLIC_API_URL, now: tx.now });
  await sendMail(tx, holder?.email ?? affiliate.email, letter);
}
