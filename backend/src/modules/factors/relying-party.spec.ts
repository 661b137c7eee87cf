import { expect, test } from '@jest/globals';
import { relyingParty } from './relying-party.js';

test.each([
  ['https://partners.example/', 'partners.example', 'https://partners.example'],
  ['https://api.example:8443', 'api.example', 'https://api.example:8443'],
  ['http://127.0.0.1:4000', 'localhost', 'http://localhost:4000'],
  ['http://localhost:4000', 'localhost', 'http://localhost:4000'],
])('passkeys of %s are made for %s', (PUBLIC_API_URL, id, origin) => {
  expect(relyingParty({ PUBLIC_API_URL })).toEqual({ id, origin });
});
