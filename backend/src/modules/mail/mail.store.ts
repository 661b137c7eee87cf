import type { Db } from '../../platform/db.js';
import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import type { Letter } from './letter.js';

export interface WaitingMail {
  readonly id: string;
  readonly recipient: string;
  readonly letter: Letter;
  readonly attempts: number;
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
  await tx.db.execute`
    insert into mails (id, recipient, requested_by, mailbox, subject, content, created_at)
    values (${newId('mail')}, ${whose.recipient}, ${whose.requestedBy}, ${whose.mailbox}, ${subject},
      ${JSON.stringify(content)}::jsonb, ${tx.now})`;
}

interface MailRow {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly content: Omit<Letter, 'subject'>;
  readonly attempts: number;
}

/** Mails whose time has come, longest waiting first. */
export async function findDueMails(db: Db, limit: number): Promise<WaitingMail[]> {
  const rows = await db.rows<MailRow>`
    select id, recipient, subject, content, attempts from mails
    where ended_at is null and next_try_at <= now() order by next_try_at limit ${limit}`;
  return rows.map(({ subject, content, ...mail }) => ({ ...mail, letter: { subject, ...content } }));
}

/** @param failure null when it was sent */
export async function endMail(db: Db, id: string, failure: string | null): Promise<void> {
  await db.execute`
    update mails set content = null, ended_at = now(), attempts = attempts + 1, failure = ${failure}
    where id = ${id} and ended_at is null`;
}

export async function retryMail(db: Db, id: string, again: { afterSeconds: number; failure: string }): Promise<void> {
  await db.execute`
    update mails set attempts = attempts + 1, failure = ${again.failure},
      next_try_at = now() + make_interval(secs => ${again.afterSeconds}::int)
    where id = ${id} and ended_at is null`;
}

/** Forgets who was written to, 90 days after. */
export async function removeEndedMails(db: Db): Promise<void> {
  await db.execute`delete from mails where ended_at < now() - interval '90 days'`;
}

/** How many mails wait, and for how many seconds the oldest. */
export async function mailBacklog(db: Db): Promise<{ rows: number; oldestSeconds: number }> {
  const [row] = await db.rows<{ rows: number; oldestSeconds: number }>`
    select count(*)::int as rows, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds"
    from mails where ended_at is null`;
  return row ?? { rows: 0, oldestSeconds: 0 };
}
