import type { Program } from '@tributary/frontend-shared/api/generated/schema';
import { describe, expect, it } from 'vitest';
import { programChoices } from './program-choices';

const program = (id: string, name: string, merchantId: string) =>
  ({ id, name, merchantId, currency: 'EUR', status: 'active' }) as Program;
const programs = [program('1', 'Europe', 'm1'), program('2', 'US', 'm1'), program('3', 'Boots', 'm2')];
const merchants = new Map([
  ['m1', 'Harbour & Pine'],
  ['m2', 'Fjäll'],
]);
const shown = (text: string, recent: string[] = []) =>
  programChoices(programs, { merchants, recent, text }).map(({ caption, choices }) => [
    caption,
    ...choices.map(({ name }) => name),
  ]);

describe('B31: the choice of a program', () => {
  it('B31: begins with all and the recent ones, then goes by merchant; each program once', () => {
    expect(shown('', ['2'])).toEqual([
      ['', 'All programs'],
      ['Recent', 'US'],
      ['Fjäll', 'Boots'],
      ['Harbour & Pine', 'Europe'],
    ]);
  });

  it('B31: finds programs by their own name or their merchant’s, in any case', () => {
    expect(shown('BOOT')).toEqual([['Fjäll', 'Boots']]);
    expect(shown('harbour')).toEqual([['Harbour & Pine', 'Europe', 'US']]);
    expect(shown('zzz')).toEqual([]);
  });
});
