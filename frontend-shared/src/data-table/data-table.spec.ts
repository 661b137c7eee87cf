import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Empty } from '../page-state/empty';
import { PersonalSettings } from '../session/personal-settings';
import type { Column, Opened, Sort } from './column';
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
      [(sort)]="sort"
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
  readonly sort = signal<Sort | undefined>(undefined);
  readonly error = signal<unknown>(undefined);
  readonly opened: Opened<Link>[] = [];
  readonly more = vi.fn();
}

describe('tr-data-table', () => {
  const settings = new Map<string, unknown>();
  const open = async () => {
    TestBed.resetTestingModule();
    const read = (name: string) => settings.get(name);
    const write = (name: string, value: unknown) => void settings.set(name, value);
    TestBed.configureTestingModule({ providers: [{ provide: PersonalSettings, useValue: { read, write } }] });
    const fixture = TestBed.createComponent(List);
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
    expect(list.opened).toEqual([{ row: { code: 'c', clicks: 3 }, newTab: false }]);
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
});
