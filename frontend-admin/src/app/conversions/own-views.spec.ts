import { TestBed } from '@angular/core/testing';
import { PersonalSettings } from '@tributary/frontend-shared/session/personal-settings';
import { expect, it } from 'vitest';
import { OwnViews } from './own-views';

const open = (kept: Map<string, unknown>) => {
  TestBed.resetTestingModule();
  const read = (name: string) => kept.get(name);
  const write = (name: string, value: unknown) => void kept.set(name, value);
  TestBed.configureTestingModule({ providers: [{ provide: PersonalSettings, useValue: { read, write } }] });
  return TestBed.inject(OwnViews);
};

it('section 4, Conversions: views of one’s own are saved, renamed, made the default and deleted', () => {
  const kept = new Map<string, unknown>();
  const views = open(kept);
  const held = views.save('Big ones', { currency: 'EUR', min: '500', q: undefined });
  const mine = views.save('Kaja', { affiliate: 'aff_1' });
  expect(held.query).toEqual({ currency: 'EUR', min: '500' });
  views.rename(mine.id, 'Of Kaja');
  views.toggleDefault(held.id);
  views.toggleDefault(mine.id);
  const again = open(kept);
  expect(again.views().map(({ label, isDefault }) => [label, isDefault])).toEqual([
    ['Big ones', false],
    ['Of Kaja', true],
  ]);
  again.toggleDefault(mine.id);
  expect(again.chosen()).toBeUndefined();
  again.remove(held.id);
  expect(again.views().map(({ label }) => label)).toEqual(['Of Kaja']);
});

it('is not confused by what it cannot read', () => {
  expect(open(new Map([['conversions.views', [null, { id: 1 }, 'x']]])).views()).toEqual([]);
});
