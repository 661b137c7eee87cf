import { subjects } from '../../contracts/subjects.js';
import { append } from '../../messaging/outbox.js';
import type { Tx } from '../../platform/transaction.js';
import type { Link } from './link.store.js';

/** Tells the tracker how a link stands now. The link's row is new or locked, so versions are in order. */
export function publishLink(tx: Tx, link: Link, affiliateNo: number): void {
  const { id, no, code, programId, affiliateId, destinationUrl, active } = link;
  const stopsAt = link.stopsAt?.toISOString() ?? null;
  append(tx, {
    type: 'tributary.link.published.v1',
    subject: subjects.link(code),
    aggregateId: id,
    aggregateVersion: link.version,
    data: { link: { id, no, code, programId, affiliateId, affiliateNo, destinationUrl, active, stopsAt } },
  });
}
