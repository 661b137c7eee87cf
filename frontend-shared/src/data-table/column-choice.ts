import { computed, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import type { PersonalSettings } from '../session/personal-settings';
import type { Column } from './column';

/** Which columns of a table a person wants to see. A column that is new since they chose is shown as it begins. */
export class ColumnChoice<Row> {
  private readonly chosen = signal<Readonly<Record<string, boolean>> | undefined>(undefined);

  constructor(
    private readonly name: () => string,
    private readonly columns: () => readonly Column<Row>[],
    private readonly settings: PersonalSettings,
    /** Of the table, in pixels; undefined while it is not known. */
    private readonly width: () => number | undefined = () => undefined,
  ) {}

  private readonly shownById = computed<Readonly<Record<string, boolean>>>(
    () => this.chosen() ?? asChoice(this.settings.read(`columns.${this.name()}`)),
  );

  /** The columns to draw, in order. */
  readonly visible: Signal<readonly Column<Row>[]> = computed(() =>
    this.columns().filter((column, index) => index === 0 || this.isShown(column)),
  );

  /** The columns that may be hidden. */
  readonly offered: Signal<readonly Column<Row>[]> = computed(() =>
    this.columns().filter(({ optional }, index) => index > 0 && optional !== undefined),
  );

  isShown({ id, optional, from }: Column<Row>): boolean {
    const chosen = this.shownById()[id];
    if (chosen !== undefined) return chosen;
    const hasRoom = from === undefined || (this.width() ?? from) >= from;
    return optional !== 'hidden' && (optional === undefined || hasRoom);
  }

  toggle(column: Column<Row>): void {
    this.chosen.set({ ...this.shownById(), [column.id]: !this.isShown(column) });
    this.settings.write(`columns.${this.name()}`, this.chosen());
  }
}

function asChoice(stored: unknown): Readonly<Record<string, boolean>> {
  return typeof stored === 'object' && stored !== null ? (stored as Record<string, boolean>) : {};
}
