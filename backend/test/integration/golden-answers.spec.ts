import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { questions } from '../former-version/questions.js';
import { findPostingsByCause } from '../../src/modules/ledger/public.js';
import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { formerVersion, goldenFile } from '../support/former-version.js';
import { KeptAnswers, startFormerApi } from '../support/former-api.js';
import type { FormerApi } from '../support/former-api.js';
import { expectGolden } from '../support/golden.js';

/** Over the migrated data of the former version the API answers what that version answered; fields may be added. */
let former: FormerApi;
beforeAll(async () => {
  former = await startFormerApi();
}, 120_000);
afterAll(() => former.api.close());

/** Keeps an answer, and where it is a page, those that follow it. */
async function ask(client: ApiClient, template: string, answers: KeptAnswers): Promise<void> {
  const url = encodeURI(former.address(template));
  let answer = await client.get(url);
  answers.add(template, answer);
  for (let page = 2; url.includes('limit=') && typeof answer.body['nextCursor'] === 'string'; page += 1) {
    answer = await client.get(`${url}&cursor=${answer.body['nextCursor']}`);
    answers.add(`${template}, page ${page}`, answer);
  }
}

async function askAll(caller: string, file: string, templates: readonly string[]): Promise<void> {
  const client = await former.as(caller);
  const answers = new KeptAnswers();
  for (const template of templates) await ask(client, template, answers);
  expectGolden(goldenFile(`${caller}/${file}.json`), answers.all);
}

describe.each(Object.entries(questions))('%s', (caller, groups) => {
  test.each(Object.entries(groups))('%s', (group, templates) => askAll(caller, group, templates));
});

describe('each conversion', () => {
  const names = Object.keys(formerVersion().ids).filter((name) => /^(conversion|trial)\//.test(name));
  const one = names.map((name) => `/v1/conversions/{${name}}`);
  const readers = ['owner', 'support', 'harbour', 'harbour-test', 'kumo', 'ann', 'bob'];

  test.each(readers)('as %s sees it', (caller) => askAll(caller, 'each-conversion', one));

  test.each(['owner', 'harbour'])('as its story is told to %s', (caller) =>
    askAll(
      caller,
      'each-story',
      one.map((url) => `${url}/story`),
    ),
  );
});

test('the audit chain ends where it ended', async () => {
  const { head, anchor } = expectStatus(200, await (await former.as('owner')).get('/v1/audit/status'));
  expectGolden(goldenFile('owner/audit-chain.json'), { head, anchor });
});

describe('the books', () => {
  test('hold the same postings, with their ids, causes and dates', async () => {
    const postings = await findPostingsByCause(former.api.db, ['commission/']);
    expect(postings.length).toBeGreaterThan(50);
    expectGolden(goldenFile('books/postings.json'), postings);
  });

  test('come to the same balances', async () => {
    const balances = await former.api.prisma.$queryRaw`
      select a.path as account, b.currency, b.amount_minor::text as amount
      from ledger_balances b join ledger_accounts a on a.id = b.account_id order by a.path, b.currency`;
    expectGolden(goldenFile('books/balances.json'), balances);
  });

  test('come to the same sums by program, state and currency', async () => {
    const conversions = await former.api.prisma.$queryRaw`
      select p.name as program, c.livemode, c.status, c.refund_state, c.currency, count(*)::int as count,
        sum(c.amount_minor)::text as amount, sum(c.refunded_minor)::text as refunded
      from conversions c join programs p on p.id = c.program_id group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
    const commissions = await former.api.prisma.$queryRaw`
      select p.name as program, a.name as affiliate, c.livemode, c.status, c.currency, count(*)::int as count,
        sum(c.amount_minor)::text as amount, sum(c.reversed_minor)::text as reversed
      from commissions c join programs p on p.id = c.program_id join affiliates a on a.id = c.affiliate_id
      group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
    expectGolden(goldenFile('books/sums.json'), { conversions, commissions });
  });
});
