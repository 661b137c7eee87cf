import { createTransport } from 'nodemailer';
import type { Settings } from '../../platform/config.js';
import type { Database } from '../../platform/database.js';
import type { Logger } from '../../platform/logger.js';
import { letterHtml, letterText } from './letter.js';
import { endMail, findDueMails, retryMail } from './mail.store.js';
import type { WaitingMail } from './mail.store.js';
import { afterFailure } from './rules/after-failure.js';

/** Carries waiting mails to the mail server. */
export class MailDelivery {
  private readonly transport;

  constructor(
    private readonly db: Database,
    private readonly config: Pick<Settings, 'SMTP_URL' | 'MAIL_FROM'>,
    private readonly logger: Logger,
  ) {
    const bounds = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
    this.transport = createTransport({ url: config.SMTP_URL, pool: true, maxConnections: 2, ...bounds });
  }

  /**
   * Sends what is due. At least once: killed between the server's yes and our note of it, the mail goes again under the
   * same Message-ID. Run by one at a time, under a lease. @returns how many were tried
   */
  async deliver(limit: number): Promise<number> {
    const due = await findDueMails(this.db, limit);
    for (const mail of due) await this.send(mail);
    return due.length;
  }

  close(): void {
    this.transport.close();
  }

  private async send({ id, recipient, letter, attempts }: WaitingMail): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: recipient,
        subject: letter.subject,
        text: letterText(letter),
        html: letterHtml(letter),
        messageId: `<${id}@tributary>`,
        // RFC 3834: no absence notes in return.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await endMail(this.db, id, null);
    } catch (error) {
      const { message, responseCode } = error as Error & { responseCode?: number };
      const next = afterFailure(attempts + 1, responseCode);
      this.logger.warn({ mail: id, attempts: attempts + 1, responseCode, err: error }, 'a mail was not taken');
      if (next === 'give up') await endMail(this.db, id, message);
      else await retryMail(this.db, id, { afterSeconds: next, failure: message });
    }
  }
}
