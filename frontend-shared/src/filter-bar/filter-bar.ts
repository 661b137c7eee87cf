import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, model } from '@angular/core';
import { localized } from '../strings/localized';
import type { Filter, FilterValues } from './filter';

const texts = localized({ en: { filters: 'Filters', clear: 'Clear' } });

const typingMs = 300;

let bars = 0;

/** Filters as a sentence: "Conversions of [any program] that are [approved]". Further parts go in as content. */
@Component({
  selector: 'tr-filter-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  /** The noun the sentence begins with. */
  readonly lead = input.required<string>();
  readonly filters = input.required<readonly Filter[]>();
  readonly values = model.required<FilterValues>();

  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly texts = texts;
  protected readonly id = `filter-${++bars}-`;
  protected readonly anySet = computed(() => this.filters().some(({ id }) => this.values()[id] !== undefined));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected set(id: string, value: string): void {
    clearTimeout(this.timer);
    this.values.update((values) => ({ ...values, [id]: value.trim() === '' ? undefined : value.trim() }));
  }

  /** A list is not asked for at every letter. */
  protected setSoon(id: string, value: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.set(id, value), typingMs);
  }

  protected clear(): void {
    clearTimeout(this.timer);
    const own = new Set(this.filters().map(({ id }) => id));
    this.values.update((values) =>
      Object.fromEntries(Object.entries(values).map(([id, value]) => [id, own.has(id) ? undefined : value])),
    );
  }
}
