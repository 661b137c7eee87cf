import { signal } from '@angular/core';
import type { Signal } from '@angular/core';

/** What became of many rows that were changed one after the other. */
export interface BulkResult<Row> {
  readonly changed: readonly Row[];
  /** How many were left as they were. */
  readonly failed: number;
}

/** Changes many rows, one after the other: what fails leaves the others be. */
export class BulkChange {
  private readonly mutableBusy = signal(false);
  private readonly mutableFailure = signal<unknown>(undefined);
  readonly busy: Signal<boolean> = this.mutableBusy.asReadonly();
  /** Why the first row that was refused was refused. */
  readonly failure: Signal<unknown> = this.mutableFailure.asReadonly();

  async run<Row>(ids: readonly string[], change: (id: string) => Promise<Row>): Promise<BulkResult<Row>> {
    this.mutableBusy.set(true);
    this.mutableFailure.set(undefined);
    const changed: Row[] = [];
    for (const id of ids) {
      try {
        changed.push(await change(id));
      } catch (error) {
        this.mutableFailure.update((first) => first ?? error);
      }
    }
    this.mutableBusy.set(false);
    return { changed, failed: ids.length - changed.length };
  }
}
