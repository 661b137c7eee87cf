import { describe, expect, it } from 'vitest';
import { changedFields, words } from './changed-fields';

describe('what an entry of the trail says', () => {
  it('names only what is different', () => {
    const before = { name: 'Spring', status: 'active', tax: null };
    const after = { name: 'Autumn', status: 'active', tax: { amount: '1.00', currency: 'EUR' } };
    expect(changedFields({ kind: 'program', id: 'prg_1', before, after })).toEqual([
      { name: 'Name', from: 'Spring', to: 'Autumn' },
      { name: 'Tax', from: 'none', to: '1.00 EUR' },
    ]);
  });

  it('names every field of something new', () => {
    expect(changedFields({ kind: 'link', id: 'lnk_1', before: null, after: { active: true } })).toEqual([
      { name: 'Active', from: null, to: 'true' },
    ]);
  });

  it('puts commands and fields into words', () => {
    expect(words('ChangeOwnProfile')).toBe('Change own profile');
    expect(words('refundState')).toBe('Refund state');
  });
});
