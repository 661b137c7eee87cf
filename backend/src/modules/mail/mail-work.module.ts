import { Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Settings } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { CONFIG } from '../../platform/platform.module.js';
import { jobHandler, JobRefused, JobRegistry } from '../jobs/public.js';
import type { JobResult } from '../jobs/public.js';
import { letterHtml, letterText } from './letter.js';
import { mailJob } from './mail-job.js';
import { endMail, findWaitingMail, removeEndedMails } from './mail.store.js';
import { isRefused } from './rules/is-refused.js';

const connections = 2;

/** Carries waiting mails to the mail server. For the worker: others only write them. */
@Module({})
export class MailWorkModule implements OnApplicationShutdown {
  private readonly transport;

  constructor(
    registry: JobRegistry,
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'SMTP_URL' | 'MAIL_FROM'>,
  ) {
    const bounds = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
    this.transport = createTransport({ url: config.SMTP_URL, pool: true, maxConnections: connections, ...bounds });
    const handler = jobHandler(mailJob, {
      concurrency: connections,
      deadlineMs: 120_000,
      run: ({ mailId }) => this.send(mailId),
      whenDead: (tx, { mailId }, reason) => endMail(tx, mailId, reason),
      // What it said is erased with its end, because it may hold a link that opens an account.
      forgottenWhenDead: true,
    });
    registry.addHandler(handler);
    registry.addSchedules({
      name: 'remove-ended-mails',
      cron: '*/10 * * * *',
      run: () => removeEndedMails(db).then(() => false),
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  /** At least once: killed between the server's yes and our note of it, the mail goes again under the same Message-ID. */
  private async send(mailId: string): Promise<JobResult> {
    const mail = await findWaitingMail(this.db, mailId);
    if (mail === undefined) throw new JobRefused('the mail is gone');
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: mail.recipient,
        subject: mail.letter.subject,
        text: letterText(mail.letter),
        html: letterHtml(mail.letter),
        messageId: `<${mailId}@tributary>`,
        // RFC 3834: no absence notes in return.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { message, responseCode } = error as Error & { responseCode?: number };
      if (isRefused(responseCode)) throw new JobRefused(message, { cause: error });
      throw error;
    }
    return (tx) => endMail(tx, mailId, null);
  }
}
