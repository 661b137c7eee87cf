/** What ECharts says about one series under the pointer. */
export interface TooltipEntry {
  readonly seriesName?: string;
  readonly axisValue?: string | number;
  readonly value?: unknown;
  readonly color?: unknown;
}

/** How the day and the values are written. */
export interface TooltipWriting {
  readonly day: (day: string) => string;
  readonly value: (value: number) => string;
}

/**
 * The day and each series' value, once: a line that is drawn in two pieces (whole days, the day that is not over) is one
 * series to people. Built of elements, not of HTML text: names come from strangers.
 */
export function tooltipOf(entries: readonly TooltipEntry[], writing: TooltipWriting): HTMLElement {
  const box = document.createElement('div');
  const day = box.appendChild(document.createElement('div'));
  day.textContent = writing.day(String(entries[0]?.axisValue ?? ''));
  const shown = new Map<string, { readonly value: number; readonly color: string }>();
  for (const { seriesName = '', value, color } of entries) {
    if (typeof value !== 'number' || shown.has(seriesName)) continue;
    shown.set(seriesName, { value, color: typeof color === 'string' ? color : 'currentcolor' });
  }
  for (const [name, { value, color }] of shown) box.append(line(name, writing.value(value), color));
  return box;
}

function line(name: string, value: string, color: string): HTMLElement {
  const row = document.createElement('div');
  row.style.cssText = 'display: flex; align-items: center; gap: 8px';
  const dot = row.appendChild(document.createElement('span'));
  dot.style.cssText = 'width: 8px; height: 8px; border-radius: 8px';
  dot.style.background = color;
  const label = row.appendChild(document.createElement('span'));
  label.textContent = name;
  const figure = row.appendChild(document.createElement('strong'));
  figure.style.cssText = 'margin-inline-start: auto; padding-inline-start: 16px; font-weight: 600';
  figure.textContent = value;
  return row;
}
