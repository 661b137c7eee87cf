import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  model,
  output,
  signal,
} from '@angular/core';
import { typedDecimal } from '../forms/typed-text';
import { localized } from '../strings/localized';
import type { Filter, FilterValues, LookedUp } from './filter';

const texts = localized({ en: { filters: 'Filters', clear: 'Clear', add: 'Add filter' } });

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
  /** Somebody types into a look-up: what fits becomes its options. */
  readonly lookedUp = output<LookedUp>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly addedNow = signal<ReadonlySet<string>>(new Set());
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly texts = texts;
  protected readonly id = `filter-${++bars}-`;
  protected readonly anySet = computed(() => this.filters().some(({ id }) => this.values()[id] !== undefined));

  /** Those that stand in the sentence, and those that may be added to it. */
  protected readonly shown = computed(() => this.filters().filter((filter) => this.isShown(filter)));
  protected readonly addable = computed(() => this.filters().filter((filter) => !this.isShown(filter)));

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

  protected setAmount(id: string, text: string): void {
    this.set(id, typedDecimal(text));
  }

  /** A look-up is set once what was typed is one of its options. */
  protected lookUp({ id, options = [] }: Filter, text: string): void {
    const found = options.find(({ label }) => label === text);
    if (found || text.trim() === '') this.set(id, found?.value ?? '');
    else {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.lookedUp.emit({ id, text: text.trim() }), typingMs);
    }
  }

  /** What an input shows: of a look-up the name, and not the id. */
  protected shownValue({ id, kind, options = [] }: Filter): string {
    const value = this.values()[id];
    if (value === undefined) return '';
    return kind === 'lookup' ? (options.find((option) => option.value === value)?.label ?? value) : value;
  }

  protected add(id: string): void {
    if (id === '') return;
    this.addedNow.update((added) => new Set([...added, id]));
    const focus = () => this.host.querySelector<HTMLElement>(`#${this.id}${id}`)?.focus();
    afterNextRender(focus, { injector: this.injector });
  }

  private isShown({ id, added }: Filter): boolean {
    return added !== true || this.values()[id] !== undefined || this.addedNow().has(id);
  }

  protected clear(): void {
    clearTimeout(this.timer);
    this.addedNow.set(new Set());
    const own = new Set(this.filters().map(({ id }) => id));
    this.values.update((values) =>
      Object.fromEntries(Object.entries(values).map(([id, value]) => [id, own.has(id) ? undefined : value])),
    );
  }
}
