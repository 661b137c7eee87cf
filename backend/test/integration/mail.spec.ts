import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { JobRegistry, JobWorker } from '../../src/modules/jobs/public.js';
import { MailWorkModule } from '../../src/modules/mail/mail-work.module.js';
import { sendMail } from '../../src/modules/mail/public.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { Writes } from '../../src/platform/transaction.js';
import { testConfig } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { startMailServer } from '../support/mail-server.js';
import type { TestMailServer } from '../support/mail-server.js';
import { TestClock } from '../support/test-clock.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const invocation = { actor: { kind: 'system', name: 'test' } } as const;
const patience = 30_000;
let database: TestDatabase;
let server: TestMailServer;
let db: Database;
let writes: Writes;
let work: MailWorkModule;
const registry = new JobRegistry();
let worker: JobWorker;

beforeAll(async () => {
  [database, server] = [await createTestDatabase(), await startMailServer()];
  const config = testConfig({
    DATABASE_URL: database.url,
    SMTP_URL: server.url,
    MAIL_FROM: 'Shop <shop@test.example>',
  });
  const logger = createLogger(config);
  db = openDatabase(config, logger);
  writes = new Writes(db, new TestClock());
  work = new MailWorkModule(registry, db, config);
}, 60_000);
beforeEach(async () => {
  server.answer = 250;
  server.taken.length = 0;
  await db.typed.mail.deleteMany();
  await db.typed.job.deleteMany();
  const logger = createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' });
  worker = new JobWorker({ db, writes, logger, handlers: registry.handlers, sweepMs: 20 });
});
afterEach(() => worker.stop());
afterAll(async () => {
  work.onApplicationShutdown();
  await db.close();
  await Promise.all([server.close(), database.drop()]);
});

const write = (fail = false): Promise<unknown> =>
  writes.run('Test', {}, invocation, async (tx) => {
    await sendMail(tx, 'ada@test.example', {
      subject: 'Grüße',
      paragraphs: ['Hello.'],
      action: { label: 'Open', url: 'https://a.example/?secret=1' },
    });
    if (fail) throw new RangeError('the news is off');
    return null;
  });

const jobIs = (state: string, minAttempts = 1) =>
  eventually(
    async () => (await db.typed.job.count({ where: { state, attempts: { gte: minAttempts } } })) === 1,
    patience,
  );

test('a mail goes with what it tells of, once, and what it said is forgotten', async () => {
  await write();
  worker.start();
  await jobIs('done');
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]).toMatch(/^From: Shop <shop@test.example>/m);
  expect(server.taken[0]).toMatch(/^To: ada@test.example/m);
  expect(server.taken[0]).toContain('secret=3D1');
  const mail = await db.typed.mail.findFirstOrThrow();
  expect(mail).toMatchObject({ content: null, failure: null, endedAt: expect.any(Date) });
  expect(server.taken[0]).toContain(`<${mail.id}@tributary>`);
});

test('no mail goes when the news was undone', async () => {
  await expect(write(true)).rejects.toThrow('the news is off');
  expect([await db.typed.mail.count(), await db.typed.job.count()]).toEqual([0, 0]);
});

test('a mail that is not taken waits, keeps what it says, and goes later', async () => {
  await write();
  server.answer = 451;
  worker.start();
  await jobIs('waiting');
  const [mail] = await db.typed.mail.findMany();
  expect(mail).toMatchObject({ endedAt: null, content: { paragraphs: ['Hello.'] } });
  const [job] = await db.typed.job.findMany();
  expect(job).toMatchObject({ lastError: expect.stringContaining('not now'), payload: { mailId: mail?.id } });
  server.answer = 250;
  await db.typed.job.updateMany({ where: { state: 'waiting' }, data: { runAt: new Date(0) } });
  await jobIs('done', 2);
  expect(server.taken).toHaveLength(1);
});

test('a mail that is refused for good ends with the reason, and what it said is forgotten', async () => {
  await write();
  server.answer = 550;
  worker.start();
  await jobIs('dead');
  const [mail] = await db.typed.mail.findMany();
  expect(mail).toMatchObject({ content: null, failure: expect.stringContaining('not now') });
  expect(mail?.endedAt).not.toBeNull();
  const [job] = await db.typed.job.findMany();
  expect(job).toMatchObject({ payload: null, lastError: expect.stringContaining('not now') });
});
