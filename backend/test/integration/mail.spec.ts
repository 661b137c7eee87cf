import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { mailBacklog, MailDelivery, sendMail } from '../../src/modules/mail/public.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { Writes } from '../../src/platform/transaction.js';
import { testConfig } from '../support/env.js';
import { startMailServer } from '../support/mail-server.js';
import type { TestMailServer } from '../support/mail-server.js';
import { TestClock } from '../support/test-clock.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const invocation = { actor: { kind: 'system', name: 'test' } } as const;
let database: TestDatabase;
let server: TestMailServer;
let db: Database;
let writes: Writes;
let delivery: MailDelivery;

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
  delivery = new MailDelivery(db, config, logger);
}, 60_000);
beforeEach(async () => {
  server.answer = 250;
  server.taken.length = 0;
  await db.typed.mail.deleteMany();
});
afterAll(async () => {
  delivery.close();
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

test('a mail goes with what it tells of, once, and what it said is forgotten', async () => {
  await write();
  expect(await mailBacklog(db)).toMatchObject({ rows: 1 });
  expect(await delivery.deliver(10)).toBe(1);
  expect(await delivery.deliver(10)).toBe(0);
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]).toMatch(/^From: Shop <shop@test.example>/m);
  expect(server.taken[0]).toMatch(/^To: ada@test.example/m);
  expect(server.taken[0]).toContain('secret=3D1');
  const mail = await db.typed.mail.findFirstOrThrow();
  expect(mail).toMatchObject({ content: null, failure: null, attempts: 1 });
  expect(server.taken[0]).toContain(`<${mail.id}@tributary>`);
});

test('no mail goes when the news was undone', async () => {
  await expect(write(true)).rejects.toThrow('the news is off');
  expect(await delivery.deliver(10)).toBe(0);
});

test('a mail that is not taken waits, keeps what it says, and goes later', async () => {
  await write();
  server.answer = 451;
  await delivery.deliver(10);
  expect(await delivery.deliver(10)).toBe(0);
  const [mail] = await db.typed.mail.findMany();
  expect(mail).toMatchObject({ attempts: 1, endedAt: null, failure: expect.stringContaining('not now') });
  server.answer = 250;
  await db.typed.mail.updateMany({ data: { nextTryAt: new Date(0) } });
  await delivery.deliver(10);
  expect(server.taken).toHaveLength(1);
});

test('a mail that is refused for good ends with the reason', async () => {
  await write();
  server.answer = 550;
  await delivery.deliver(10);
  const [mail] = await db.typed.mail.findMany();
  expect(mail).toMatchObject({ content: null, failure: expect.stringContaining('not now') });
  expect(mail?.endedAt).not.toBeNull();
});
