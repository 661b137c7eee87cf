import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { Column, Opened, Sort } from '@tributary/frontend-shared/data-table/column';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';

interface Affiliate {
  readonly name: string;
  readonly state: string;
  readonly clicks: number;
}

/** A data table with rows that are hard to show. */
@Component({
  selector: 'adm-table-samples',
  imports: [DataTable, StateChip, TableCell],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>Table</h2>
    <tr-data-table
      name="sample-affiliates"
      caption="Affiliates"
      [columns]="columns"
      [rows]="sorted()"
      [rowId]="rowId"
      [hasMore]="true"
      [(sort)]="sort"
      (opened)="open($event)"
    >
      <ng-template trCell="state" [trCellOf]="columns" let-row
        ><tr-state-chip of="membership" [state]="row.state"
      /></ng-template>
    </tr-data-table>
  `,
  styleUrl: './samples.scss',
})
export class TableSamples {
  private readonly toasts = inject(Toasts);
  private readonly rows: readonly Affiliate[] = [
    { name: 'Ada Winter', state: 'approved', clicks: 120_431 },
    { name: 'קבוצת הבלוגרים', state: 'approved', clicks: 9_310 },
    { name: '<script>alert(1)</script>', state: 'suspended', clicks: 12 },
    { name: 'A very long name '.repeat(12).trim(), state: 'applied', clicks: 0 },
  ];
  protected readonly sort = signal<Sort | undefined>({ column: 'clicks', direction: 'desc' });
  protected readonly sorted = computed(() => {
    const sort = this.sort();
    const sign = sort?.direction === 'asc' ? 1 : -1;
    return this.rows.toSorted((a, b) => sign * (a.clicks - b.clicks));
  });
  protected readonly rowId = ({ name }: Affiliate) => name;
  protected readonly columns: readonly Column<Affiliate>[] = [
    { id: 'name', label: 'Name', text: ({ name }) => name },
    { id: 'state', label: 'State', text: ({ state }) => state, optional: 'shown' },
    { id: 'clicks', label: 'Clicks', text: ({ clicks }) => formatCount(clicks), align: 'end', sortable: true },
    { id: 'cr', label: 'Conversion rate', text: () => '1.2%', align: 'end', optional: 'hidden' },
  ];

  protected open({ row }: Opened<Affiliate>): void {
    this.toasts.show(`Opened ${row.name}`);
  }
}
