import { describe, expect, test } from '@jest/globals';
import { chainHash, genesis, type SealedContent } from './chain.js';

const entry: SealedContent = {
  id: 'aud_1',
  at: new Date('2026-03-01T12:00:00.123Z'),
  action: 'ChangeProgram',
  actorKind: 'user',
  actorId: 'usr_1',
  onBehalfOf: null,
  requestId: null,
  targets: ['prg_1'],
  changes: [{ kind: 'program', id: 'prg_1', before: { name: 'a', n: 1 }, after: { name: 'b', n: 2 } }],
  source: { committed: '00' },
};
const hashOf = (change: Partial<SealedContent>) => chainHash(genesis, 1n, { ...entry, ...change }).toString('hex');

describe('the hash of an entry', () => {
  test('does not depend on the order in which the database keeps the keys of JSON', () => {
    const changes = [{ id: 'prg_1', after: { n: 2, name: 'b' }, before: { n: 1, name: 'a' }, kind: 'program' }];
    expect(hashOf({ changes })).toBe(hashOf({}));
  });

  test.each<[string, Partial<SealedContent>]>([
    ['a letter of the action', { action: 'changeProgram' }],
    ['a millisecond', { at: new Date('2026-03-01T12:00:00.124Z') }],
    ['the actor', { actorId: 'usr_2' }],
    ['on whose behalf it was', { onBehalfOf: 'aff_1' }],
    ['a request that was not there', { requestId: '' }],
    ['a target', { targets: ['prg_1', 'prg_2'] }],
    ['a number that becomes text', { changes: [{ ...(entry.changes as object[])[0], before: { name: 'a', n: '1' } }] }],
    ['where it came from', { source: null }],
  ])('changes with %s', (_label, change) => {
    expect(hashOf(change)).not.toBe(hashOf({}));
  });

  test('changes with its place and with what came before', () => {
    const here = chainHash(genesis, 1n, entry);
    expect(chainHash(genesis, 2n, entry).equals(here)).toBe(false);
    expect(chainHash(here, 1n, entry).equals(here)).toBe(false);
  });
});
