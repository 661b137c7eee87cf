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

  it('has those first that are called so, before the others of a merchant that is called so', () => {
    const more = [program('4', 'Overstock', 'm1'), program('5', 'Harbour club', 'm1')];
    const [group] = programChoices(more, { merchants, recent: [], text: 'harbour' });
    expect(group?.choices.map(({ name }) => name)).toEqual(['Harbour club', 'Overstock']);
  });

  it('also offers what the server found by something that is not known here', () => {
    const choices = programChoices(programs, { merchants, recent: [], text: 'nordic', found: new Set(['3']) });
    expect(choices.flatMap((group) => group.choices.map(({ name }) => name))).toEqual(['Boots']);
  });
});
