import { SelectionModel } from '@angular/cdk/collections';
import { computed, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import type { RowChoice } from '../data-table/column';

/** Rows of a list that somebody chose, by id. */
export interface RowSelection extends RowChoice {
  readonly count: Signal<number>;
  /** Whether every row of the view is chosen, also those that were not read yet. */
  readonly whole: Signal<boolean>;
  chooseWhole(): void;
  clear(): void;
  /** What is listed now: nothing else stays chosen, and of a whole view all of it is. */
  follow(ids: readonly string[]): void;
}

/** A selection of rows, empty to begin with. */
export function rowSelection(): RowSelection {
  return new Chosen();
}

class Chosen implements RowSelection {
  private readonly model = new SelectionModel<string>(true);
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  private readonly all = signal(false);
  private last: string | undefined;
  readonly ids = this.chosen.asReadonly();
  readonly whole = this.all.asReadonly();
  readonly count = computed(() => this.chosen().size);

  constructor() {
    this.model.changed.subscribe(() => this.chosen.set(new Set(this.model.selected)));
  }

  toggle(id: string, on: boolean): void {
    this.all.set(false);
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
    this.all.set(false);
    if (on) this.model.select(...ids);
    else this.model.deselect(...ids);
  }

  chooseWhole(): void {
    this.all.set(true);
  }

  clear(): void {
    this.all.set(false);
    this.last = undefined;
    this.model.clear();
  }

  follow(ids: readonly string[]): void {
    const listed = new Set(ids);
    const gone = this.model.selected.filter((id) => !listed.has(id));
    // Another view is another choice.
    if (this.all() && gone.length > 0) this.clear();
    else if (this.all()) this.model.select(...ids);
    else this.model.deselect(...gone);
  }
}
