import { DestroyRef, ElementRef, afterRenderEffect, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';

/** How a table fits into its place. */
export interface TableFit {
  /** Of the place, in pixels; undefined where nothing can be measured. */
  readonly width: Signal<number | undefined>;
  /** The table is wider than its place and is pushed sideways. */
  readonly overflows: Signal<boolean>;
  /** Columns are out of sight on this side. */
  readonly hiddenBefore: Signal<boolean>;
  readonly hiddenAfter: Signal<boolean>;
  /** To be called whenever the table was pushed. */
  readonly measure: () => void;
}

/** Measures a table in its place, now and whenever either changes its size. Call it where `inject` works. */
export function tableFit(scroller: () => ElementRef<HTMLElement> | undefined): TableFit {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const width = signal<number | undefined>(undefined);
  const [overflows, hiddenBefore, hiddenAfter] = [signal(false), signal(false), signal(false)];
  const measure = (): void => {
    // Nothing has a width where nothing is laid out.
    width.set(host.clientWidth === 0 ? undefined : host.clientWidth);
    const place = scroller()?.nativeElement;
    const table = place?.querySelector('table');
    if (!place || !table) return;
    const hidden = table.offsetWidth - place.clientWidth;
    // In right-to-left writing the way to the end is negative.
    const pushed = Math.abs(place.scrollLeft);
    overflows.set(hidden > 1);
    hiddenBefore.set(hidden > 1 && pushed > 1);
    hiddenAfter.set(hidden > 1 && pushed < hidden - 1);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(host);
  inject(DestroyRef).onDestroy(() => observer.disconnect());
  afterRenderEffect(() => {
    const table = scroller()?.nativeElement.querySelector('table');
    if (table) observer.observe(table);
    measure();
  });
  return { width, overflows, hiddenBefore, hiddenAfter, measure };
}
