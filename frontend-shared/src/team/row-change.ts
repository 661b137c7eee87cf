import { signal } from '@angular/core';
import type { PagedList } from '../api/paged-list';
import { newIdempotencyKey } from '../api/request-id';

/** Changes to single rows of a list, one at a time: busy meanwhile, and what went wrong last. */
export class RowChange<Row extends { readonly id: string }> {
  private readonly mutableBusy = signal(false);
  private readonly thrown = signal<unknown>(undefined);

  readonly busy = this.mutableBusy.asReadonly();
  readonly error = this.thrown.asReadonly();

  /** @returns whether it was done; the row then shows what the API answered */
  async run(list: PagedList<Row>, change: (idempotencyKey: string) => Promise<Row>): Promise<boolean> {
    if (this.busy()) return false;
    this.mutableBusy.set(true);
    this.thrown.set(undefined);
    try {
      const after = await change(newIdempotencyKey());
      list.change((rows) => rows.map((row) => (row.id === after.id ? after : row)));
      return true;
    } catch (error) {
      this.thrown.set(error);
      return false;
    } finally {
      this.mutableBusy.set(false);
    }
  }
}
