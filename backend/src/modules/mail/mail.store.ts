import type { Db } from '../../platform/db.js';
import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import { enqueueJob } from '../jobs/public.js';
import type { Letter } from './letter.js';
import { mailJob } from './mail-job.js';

export interface WaitingMail {
  readonly recipient: string;
  readonly letter: Letter;
}

/** News of an account, which nothing holds back: it goes when the transaction is committed, and not otherwise. */
export async function sendMail(tx: Tx, recipient: string, letter: Letter): Promise<void> {
  await insertMail(tx, { recipient, letter, requestedBy: null, mailbox: null });
}

/** @param mail.mailbox what the mail is counted by, with `requestedBy`; both null for news of an account */
export async function insertMail(
  tx: Tx,
  mail: {
    readonly recipient: string;
    readonly letter: Letter;
    readonly requestedBy: string | null;
    readonly mailbox: string | null;
  },
): Promise<void> {
  const { letter, ...whose } = mail;
  const { subject, ...content } = letter;
  const id = newId('mail');
  await tx.db.execute`
    insert into mails (id, recipient, requested_by, mailbox, subject, content, created_at)
    values (${id}, ${whose.recipient}, ${whose.requestedBy}, ${whose.mailbox}, ${subject},
      ${JSON.stringify(content)}::jsonb, ${tx.now})`;
  await enqueueJob(tx, mailJob, { payload: { mailId: id }, tenant: mail.requestedBy ?? '' });
}

interface MailRow {
  readonly recipient: string;
  readonly subject: string;
  readonly content: Omit<Letter, 'subject'>;
}

/** A mail that is still to be sent. */
export async function findWaitingMail(db: Db, id: string): Promise<WaitingMail | undefined> {
  const [row] = await db.rows<MailRow>`
    select recipient, subject, content from mails where id = ${id} and ended_at is null`;
  return row && { recipient: row.recipient, letter: { subject: row.subject, ...row.content } };
}

/** @param failure null when it was sent */
export async function endMail(tx: Tx, id: string, failure: string | null): Promise<void> {
  await tx.db.execute`
    update mails set content = null, ended_at = now(), failure = ${failure} where id = ${id} and ended_at is null`;
}

/** Forgets who was written to, 90 days after. */
export async function removeEndedMails(db: Db): Promise<void> {
  await db.execute`delete from mails where ended_at < now() - interval '90 days'`;
}
