import { SelectionModel } from '@angular/cdk/collections';
import { computed, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import type { RowChoice } from '../data-table/column';

/** Rows of a list that somebody chose, by id. */
export interface RowSelection extends RowChoice {
  readonly count: Signal<number>;
  clear(): void;
  /** Keeps only those that are in the list now. */
  keepTo(ids: readonly string[]): void;
}

/** A selection of rows, empty to begin with. */
export function rowSelection(): RowSelection {
  return new Chosen();
}

class Chosen implements RowSelection {
  private readonly model = new SelectionModel<string>(true);
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  private last: string | undefined;
  readonly ids = this.chosen.asReadonly();
  readonly count = computed(() => this.chosen().size);

  constructor() {
    this.model.changed.subscribe(() => this.chosen.set(new Set(this.model.selected)));
  }

  toggle(id: string, on: boolean): void {
    this.last = id;
    if (on) this.model.select(id);
    else this.model.deselect(id);
  }

  extend(id: string, order: readonly string[]): void {
    const [from, to] = [order.indexOf(this.last ?? id), order.indexOf(id)];
    this.model.select(...order.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1));
    this.last = id;
  }

  setAll(ids: readonly string[], on: boolean): void {
    if (on) this.model.select(...ids);
    else this.model.deselect(...ids);
  }

  clear(): void {
    this.last = undefined;
    this.model.clear();
  }

  keepTo(ids: readonly string[]): void {
    const listed = new Set(ids);
    this.model.deselect(...this.model.selected.filter((id) => !listed.has(id)));
  }
}
