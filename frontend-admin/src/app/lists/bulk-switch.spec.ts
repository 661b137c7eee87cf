import { TestBed } from '@angular/core/testing';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { rowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { describe, expect, it, vi } from 'vitest';
import { BulkChange } from './bulk-change';
import { resultWords } from './bulk-outcome';
import { BulkSwitch } from './bulk-switch';

const show = async (rows: readonly { id: string; code: string; active: boolean }[], yes = true) => {
  const ask = vi.fn(async () => yes);
  TestBed.configureTestingModule({ providers: [{ provide: Confirm, useValue: { ask } }] });
  const [selection, bulk] = [rowSelection(), new BulkChange()];
  selection.setAll(
    rows.map(({ id }) => id),
    true,
  );
  const change = vi.fn(async (id: string, active: boolean) => ({ id, code: id.toUpperCase(), active }));
  const fixture = TestBed.createComponent(BulkSwitch);
  for (const [name, value] of Object.entries({ bulk, selection, rows, change }))
    fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const buttons = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
  const press = async (label: string) => {
    buttons()
      .find((button) => button.textContent.trim() === label)
      ?.click();
    await vi.waitFor(() => expect(bulk.busy()).toBe(false));
    await fixture.whenStable();
  };
  const result = () => {
    const shown = bulk.result();
    return shown && resultWords(shown);
  };
  return { selection, bulk, change, ask, buttons, press, result, fixture };
};

const row = (id: string, active: boolean) => ({ id, code: id.toUpperCase(), active });
const many = Array.from({ length: 51 }, (_, i) => row(`c${i}`, true));

describe('section 5, Lists: rows are disabled together', () => {
  it('says how many, and which were disabled already; undone, only the others are active again', async () => {
    const { bulk, change, press, result, selection } = await show([row('a', true), row('b', false), row('c', true)]);
    await press('Disable');
    expect(result()).toBe('2 disabled, 1 skipped: already disabled');
    expect(selection.count()).toBe(0);
    bulk.result()?.undo?.();
    await vi.waitFor(() => expect(result()).toBe('2 enabled'));
    expect(change.mock.calls.slice(2)).toEqual([
      ['a', true],
      ['c', true],
    ]);
  });

  it.each([
    [true, 51],
    [false, 0],
  ])('asks once beyond fifty; answered with %s, %i are disabled', async (yes, changed) => {
    const { ask, change, press, selection } = await show(many, yes);
    await press('Disable');
    await vi.waitFor(() => expect(change).toHaveBeenCalledTimes(changed));
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ heading: 'Disable 51?', action: 'Disable' }));
    expect(selection.count()).toBe(yes ? 0 : 51);
  });

  it('is not offered for rows of a whole view that nobody has seen', async () => {
    const { buttons, fixture, selection } = await show(many);
    selection.chooseWhole();
    await fixture.whenStable();
    expect(buttons()).toEqual([]);
  });
});
