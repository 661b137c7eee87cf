import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inRepository } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

test('docs/openapi.json, which the apps are built against, is what the API says: else npm run generate:client -w frontend-shared', async () => {
  const body = (await api.anyone.get('/openapi.json')).body as object;
  const kept = JSON.parse(readFileSync(inRepository('docs/openapi.json'), 'utf8')) as object;
  expect({ ...body, servers: [{ url: '/' }] }).toEqual(kept);
});
