import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fixtureSettings } from '../former-version/settings.js';
import { tellLastDays } from '../former-version/tell-elsewhere.js';
import { beforeHistory, tellHistory } from '../former-version/tell-history.js';
import { Teller } from '../former-version/teller.js';
import type { StoredRequest } from '../former-version/teller.js';
import { findPostingsByCause } from '../../src/modules/ledger/public.js';
import { afterFixture, goldenFile, storedRequests } from '../support/former-version.js';
import { filledIn, KeptAnswers } from '../support/former-api.js';
import { expectContains, readGolden, sameButForIds } from '../support/golden.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** The history of the fixture told to the present code from the beginning: it decides, answers and books as the former did. */
let api: TestApi;
let teller: Teller;
beforeAll(async () => {
  api = await startTestApi(fixtureSettings, { now: beforeHistory });
  teller = new Teller(api);
  await tellHistory(teller);
  await tellLastDays(teller);
  teller.at(afterFixture.toISOString());
}, 180_000);
afterAll(() => api.close());

// Of programs, links and the like the moment of making is the database's own: they are left to the golden answers.
const madeAtRealTimes = /^\/v1\/(me\/programs|links|coupons)/;
const ofOrders = ({ url }: StoredRequest): boolean => /^\/v1\/(conversions|refunds)|\/terms$/.test(url);

test('each report, refund and rejection is answered the same', () => {
  const [before, now] = [storedRequests().filter(ofOrders), teller.stored.filter(ofOrders)];
  expect(before.length).toBeGreaterThan(80);
  expectContains(before, now, sameButForIds());
});

describe('afterwards', () => {
  test.each([
    ['each conversion is the same', 'owner', 'each-conversion'],
    ['so is its story', 'owner', 'each-story'],
    ['and what the affiliate sees of it', 'ann', 'each-conversion'],
    ['balances are the same', 'owner', 'balances'],
    ['sums are the same', 'owner', 'conversion-sums'],
    ['earnings are the same', 'bob', 'own'],
  ])('%s', async (_what, caller, file) => {
    const golden = readGolden(goldenFile(`${caller}/${file}.json`)) as Record<string, unknown>;
    const client = await teller.as(caller);
    const answers = new KeptAnswers();
    const asked = Object.keys(golden).filter((template) => !madeAtRealTimes.test(template));
    for (const template of asked) answers.add(template, await client.get(encodeURI(filledIn(template, teller.ids))));
    const before = Object.fromEntries(asked.map((template) => [template, golden[template]]));
    expectContains(before, answers.all, sameButForIds());
  });

  test('the books hold the same postings', async () => {
    const postings = JSON.parse(JSON.stringify(await findPostingsByCause(api.db, ['commission/']))) as unknown;
    expectContains(readGolden(goldenFile('books/postings.json')), postings, sameButForIds());
  });
});
