import { Injectable } from '@nestjs/common';
import { subjects } from '../../contracts/subjects.js';
import { append } from '../../messaging/outbox.js';
import type { Origin } from '../../platform/audit-trail.js';
import { newId } from '../../platform/ids.js';
import { Writes } from '../../platform/transaction.js';
import type { Tx } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import { alertKinds } from './alert.js';
import type { NewAlert } from './alert.js';
import { countAgain, findOpenAlert, insertAlert, lockAnomaly } from './alert.store.js';

/** So long the same anomaly is one alert, from its first time on. */
const oneAlertMs = 60 * 60 * 1_000;
/** Of an alert's occurrences so many are kept, the latest. */
const keptOccurrences = 20;

/**
 * Tells everybody who should know of an anomaly: the feed, the event, the person by mail. The same anomaly within an hour is
 * counted on its open alert, and tells nobody again.
 * @returns the alert's id
 */
export async function raiseAlert(tx: Tx, alert: NewAlert): Promise<string> {
  await lockAnomaly(tx, alert);
  const occurrence = { at: tx.now.toISOString(), ...alert.evidence };
  const open = await findOpenAlert(tx, alert, new Date(tx.now.getTime() - oneAlertMs));
  if (open) {
    const evidence = [...open.evidence, occurrence].slice(-keptOccurrences);
    await countAgain(tx, { id: open.id, count: open.count + 1, evidence });
    tx.changed({ kind: 'securityAlert', id: open.id, before: { count: open.count }, after: { count: open.count + 1 } });
    return open.id;
  }
  const id = newId('securityAlert');
  const { kind, subject, mail } = alert;
  const severity = alertKinds[kind];
  await insertAlert(tx, { id, alert, severity }, occurrence);
  tx.changed({
    ...{ kind: 'securityAlert', id, before: null },
    after: { kind, severity, subjectKind: subject.kind, subject: subject.id, count: 1, state: 'open' },
  });
  const named = { kind: subject.kind, id: subject.kind === 'address' ? null : subject.id };
  append(tx, {
    type: 'tributary.security.alert-raised.v1',
    subject: subjects.securityAlertRaised,
    aggregateId: id,
    aggregateVersion: 1,
    data: { alert: { id, kind, severity, subject: named, at: tx.now.toISOString() } },
  });
  if (mail) await sendMail(tx, mail.to, mail.letter);
  return id;
}

/** Raises alerts where there is no transaction to raise them in. */
@Injectable()
export class Alerts {
  constructor(private readonly writes: Writes) {}

  /** @param noticedBy name of what noticed it; stands in the audit trail */
  async raise(alert: NewAlert, noticedBy: string, origin: Origin | undefined): Promise<void> {
    const invocation = { actor: { kind: 'system', name: noticedBy } as const, ...(origin && { origin }) };
    await this.writes.run('RaiseAlert', {}, invocation, (tx) => raiseAlert(tx, alert));
  }
}
