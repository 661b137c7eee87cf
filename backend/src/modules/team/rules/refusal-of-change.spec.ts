import { describe, expect, test } from '@jest/globals';
import { refusalOfChange } from './refusal-of-change.js';

const ada = { id: 'ada', role: 'owner', suspended: false };
const bea = { id: 'bea', role: 'owner', suspended: false };
const cyd = { id: 'cyd', role: 'support', suspended: false };
const changed = (by: string, whom: typeof ada, team: (typeof ada)[]) =>
  refusalOfChange(by, whom, { team, head: 'owner' });

describe('changing a colleague', () => {
  test('is allowed for whoever is not the last owner', () => {
    expect(changed('ada', cyd, [ada, cyd])).toBeUndefined();
    expect(changed('ada', bea, [ada, bea, cyd])).toBeUndefined();
  });

  test('is refused for oneself', () => {
    expect(changed('ada', ada, [ada, bea])).toBe('own_account');
  });

  test('is refused for the last owner, and a suspended one does not count', () => {
    expect(changed('cyd', ada, [ada, cyd])).toBe('last_head');
    expect(changed('cyd', ada, [ada, { ...bea, suspended: true }, cyd])).toBe('last_head');
  });
});
