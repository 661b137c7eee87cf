import { Directive, TemplateRef, inject, input } from '@angular/core';
import type { Column } from './column';

/** How the cells of one column look: `<ng-template trCell="amount" [trCellOf]="columns" let-row>`. */
@Directive({ selector: 'ng-template[trCell]' })
export class TableCell<Row> {
  /** Id of the column. */
  readonly trCell = input.required<string>();
  /** The table's columns; tells the compiler what a row is. */
  readonly trCellOf = input.required<readonly Column<Row>[]>();
  readonly template = inject<TemplateRef<{ $implicit: Row }>>(TemplateRef);

  static ngTemplateContextGuard<Row>(_cell: TableCell<Row>, _context: unknown): _context is { $implicit: Row } {
    return true;
  }
}
