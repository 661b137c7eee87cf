import type { ChartData } from './chart-data';

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
  readonly comparisonName: (name: string) => string;
  readonly difference: (value: number, before: number) => string;
}

/**
 * The day and each series' value, then that of the day it is compared with, by its date, and the difference. Each series
 * once: a line that is drawn in two pieces (whole days, the day that is not over) is one to people. Built of elements, not
 * of HTML text: names come from strangers.
 */
export function tooltipOf(
  entries: readonly TooltipEntry[],
  { days, comparisonDays, series }: Pick<ChartData, 'days' | 'comparisonDays' | 'series'>,
  writing: TooltipWriting,
): HTMLElement {
  const box = document.createElement('div');
  const day = String(entries[0]?.axisValue ?? '');
  box.appendChild(document.createElement('div')).textContent = writing.day(day);
  const index = days.indexOf(day);
  const earlier = comparisonDays?.[index];
  for (const { name, values, comparison } of series) {
    const value = values[index];
    const before = comparison?.[index];
    if (typeof value === 'number') box.append(line(name, writing.value(value), colourOf(entries, name)));
    if (typeof before !== 'number') continue;
    const label = earlier === undefined ? writing.comparisonName(name) : writing.day(earlier);
    box.append(line(label, writing.value(before), colourOf(entries, writing.comparisonName(name))));
    const difference = typeof value === 'number' ? writing.difference(value, before) : '';
    if (difference !== '') box.append(line('', difference, 'transparent'));
  }
  return box;
}

function colourOf(entries: readonly TooltipEntry[], name: string): string {
  const color = entries.find(({ seriesName }) => seriesName === name)?.color;
  return typeof color === 'string' ? color : 'currentcolor';
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
  figure.style.cssText = 'margin-inline-start: auto; padding-inline-start: 16px; font-weight: 600; white-space: nowrap';
  figure.textContent = value;
  return row;
}
