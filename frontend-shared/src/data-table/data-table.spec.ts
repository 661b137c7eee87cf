import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Empty } from '../page-state/empty';
import { PersonalSettings } from '../session/personal-settings';
import { rowSelection } from '../selection/row-selection';
import type { RowSelection } from '../selection/row-selection';
import type { Column, ColumnSums, Opened, Sort } from './column';
import { DataTable } from './data-table';
import { DataTableHarness } from './data-table.harness';
import { TableCell } from './table-cell';

interface Link {
  readonly code: string;
  readonly clicks: number;
}

@Component({
  selector: 'tr-test-list',
  imports: [DataTable, Empty, TableCell],
  template: `
    <tr-data-table
      name="links"
      caption="Links"
      [columns]="columns"
      [rows]="rows()"
      [rowId]="rowId"
      [hasMore]="true"
      [error]="error()"
      [sums]="sums()"
      [choosing]="choosing()"
      [(sort)]="sort"
      [(place)]="place"
      (more)="more()"
      (opened)="opened.push($event)"
    >
      <ng-template trCell="code" [trCellOf]="columns" let-row
        ><a href="#x">/{{ row.code }}</a></ng-template
      >
      <tr-empty trTableEmpty heading="No links yet" />
    </tr-data-table>
  `,
})
class List {
  readonly columns: readonly Column<Link>[] = [
    { id: 'code', label: 'Code', text: ({ code }) => code, sortable: true },
    { id: 'clicks', label: 'Clicks', text: ({ clicks }) => String(clicks), align: 'end', optional: 'shown' },
    { id: 'twice', label: 'Twice', text: ({ clicks }) => String(clicks * 2), optional: 'hidden' },
  ];
  readonly rows = signal<readonly Link[]>([
    { code: 'a', clicks: 1 },
    { code: 'b', clicks: 2 },
    { code: 'c', clicks: 3 },
  ]);
  readonly rowId = ({ code }: Link) => code;
  readonly sums = signal<ColumnSums | undefined>(undefined);
  readonly selection = rowSelection();
  readonly choosing = signal<RowSelection | undefined>(undefined);
  readonly place = signal<string | undefined>(undefined);
  readonly sort = signal<Sort | undefined>(undefined);
  readonly error = signal<unknown>(undefined);
  readonly opened: Opened<Link>[] = [];
  readonly more = vi.fn();
}

describe('tr-data-table', () => {
  const settings = new Map<string, unknown>();
  const open = async (place?: string) => {
    TestBed.resetTestingModule();
    const read = (name: string) => settings.get(name);
    const write = (name: string, value: unknown) => void settings.set(name, value);
    TestBed.configureTestingModule({ providers: [{ provide: PersonalSettings, useValue: { read, write } }] });
    const fixture = TestBed.createComponent(List);
    document.body.append(fixture.nativeElement as Node);
    fixture.componentInstance.place.set(place);
    const table = await TestbedHarnessEnvironment.loader(fixture).getHarness(DataTableHarness);
    return { fixture, list: fixture.componentInstance, table };
  };
  beforeEach(() => settings.clear());

  it('shows texts, and templates where there are some', async () => {
    const { table } = await open();
    expect(await table.headerTexts()).toEqual(['Code', 'Clicks']);
    expect((await table.cellTexts())[1]).toEqual(['/b', '2']);
  });

  it('sorts by the server: largest first, then turned round', async () => {
    const { list, table } = await open();
    await table.sortBy(0);
    expect(list.sort()).toEqual({ column: 'code', direction: 'desc' });
    await table.sortBy(0);
    expect(list.sort()).toEqual({ column: 'code', direction: 'asc' });
  });

  it('is walked with arrows and opened with Enter', async () => {
    const { list, table } = await open();
    await table.press(0, TestKey.DOWN_ARROW);
    expect(await table.focusedRow()).toBe(1);
    await table.press(1, TestKey.END);
    await table.press(2, TestKey.DOWN_ARROW);
    expect(await table.focusedRow()).toBe(2);
    await table.press(2, TestKey.ENTER);
    expect(list.opened).toEqual([{ row: { code: 'c', clicks: 3 }, newTab: false, wholePage: false }]);
  });

  it('opens a row that is clicked, not one whose link is', async () => {
    const { fixture, list, table } = await open();
    await table.click(0);
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('td a')?.click();
    expect(list.opened.map(({ row }) => row.code)).toEqual(['a']);
  });

  it('keeps the choice of columns for the next time', async () => {
    const first = await open();
    await first.table.toggleColumn('Twice');
    await first.table.toggleColumn('Clicks');
    expect(await first.table.headerTexts()).toEqual(['Code', 'Twice']);
    expect(await (await open()).table.headerTexts()).toEqual(['Code', 'Twice']);
  });

  it('asks for more', async () => {
    const { list, table } = await open();
    await table.showMore();
    expect(list.more).toHaveBeenCalledTimes(1);
  });

  it('teaches the next step when empty, and tells of an error instead when there is one', async () => {
    const { fixture, list } = await open();
    list.rows.set([]);
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('No links yet');
    list.error.set(new Error('boom'));
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('No links yet');
    expect((fixture.nativeElement as HTMLElement).querySelector('[role=alert]')).not.toBeNull();
  });

  it('B12: a row that gets the focus does not push the table sideways', async () => {
    const { fixture, table } = await open();
    const focused: unknown[] = [];
    for (const row of (fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('tbody tr')) {
      row.focus = (options) => void focused.push(options);
    }
    await table.press(0, TestKey.DOWN_ARROW);
    expect(focused.at(-1)).toEqual({ preventScroll: true });
  });

  it('B10: gives the focus to the row that somebody left', async () => {
    const { list, table } = await open('b');
    expect(await table.focusedRow()).toBe(1);
    await table.press(1, TestKey.DOWN_ARROW);
    expect(list.place()).toBe('c');
  });

  it('B11: shows sums under the header, one line for each currency', async () => {
    const { fixture, list, table } = await open();
    list.sums.set({ clicks: ['€6.00', '$1.00'] });
    fixture.detectChanges();
    expect(await table.sumTexts()).toEqual(['', '€6.00$1.00']);
  });

  it('chooses rows by box, by key and as a stretch', async () => {
    const { fixture, list, table } = await open();
    list.choosing.set(list.selection);
    fixture.detectChanges();
    await table.press(0, 'x');
    expect([...list.selection.ids()]).toEqual(['a']);
    await table.press(2, 'X', { shift: true });
    expect([...list.selection.ids()]).toEqual(['a', 'b', 'c']);
    await table.choose(1);
    expect([...list.selection.ids()]).toEqual(['a', 'c']);
    expect(list.opened).toEqual([]);
  });
});
