import { expect, it } from 'vitest';
import type { PersonalSettings } from '../session/personal-settings';
import { ColumnChoice } from './column-choice';
import type { Column } from './column';

const column = (id: string, more: Partial<Column<string>> = {}): Column<string> => ({
  ...{ id, label: id, text: (row) => row },
  ...more,
});
const columns = [
  column('order'),
  column('amount'),
  column('affiliate', { optional: 'shown', from: 700 }),
  column('program', { optional: 'shown', from: 1200 }),
  column('recorded', { optional: 'hidden' }),
];

function shownAt(width: number | undefined, kept?: Record<string, boolean>): string[] {
  const settings = { read: () => kept, write: () => undefined } as unknown as PersonalSettings;
  return new ColumnChoice(
    () => 'list',
    () => columns,
    settings,
    () => width,
  )
    .visible()
    .map(({ id }) => id);
}

it('B11: leaves out columns by their priority, and money never', () => {
  expect(shownAt(1400)).toEqual(['order', 'amount', 'affiliate', 'program']);
  expect(shownAt(1000)).toEqual(['order', 'amount', 'affiliate']);
  expect(shownAt(400)).toEqual(['order', 'amount']);
  expect(shownAt(undefined)).toEqual(['order', 'amount', 'affiliate', 'program']);
});

it('B11: shows what somebody chose at any width', () => {
  expect(shownAt(400, { program: true, affiliate: false })).toEqual(['order', 'amount', 'program']);
});
