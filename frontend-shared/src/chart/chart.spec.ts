import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { Chart } from './chart';
import { mostImportant } from './chart-data';
import { CHART_ENGINE } from './chart-engine';
import { chartOptions } from './chart-options';
import { tooltipOf } from './chart-tooltip';

interface Drawn {
  readonly name: string;
  readonly data: readonly unknown[];
  readonly lineStyle: { readonly type?: string };
}

const colours = {
  series: ['#1', '#2'],
  ink: '#ink',
  muted: '#muted',
  line: '#line',
  lineStrong: '#strong',
  paper: '#paper',
  font: 'Inter',
};
const writing = {
  value: String,
  axisValue: String,
  day: String,
  comparisonName: (name: string) => `${name} before`,
  difference: (value: number, before: number) => `${value - before} more`,
  animation: false,
};
const days = ['2026-11-20', '2026-11-21', '2026-11-22'];

describe('what a chart draws', () => {
  const seriesOf = (kind: 'line' | 'bar', comparison?: number[]) => {
    const data = {
      kind,
      days,
      series: [{ name: 'Clicks', values: [1, 2, 3], comparison }],
      incompleteFrom: '2026-11-22',
    };
    return chartOptions(data, colours, writing)['series'] as Drawn[];
  };

  it('hatches the bar of a day that is not over', () => {
    const [bar] = seriesOf('bar');
    expect(bar?.data.slice(0, 2)).toEqual([1, 2]);
    expect(bar?.data[2]).toMatchObject({ value: 3, itemStyle: { decal: { rotation: -Math.PI / 4 } } });
  });

  it('dashes the line into a day that is not over', () => {
    const [whole, rest] = seriesOf('line');
    expect(whole?.data).toEqual([1, 2, null]);
    expect(rest?.data).toEqual([null, 2, 3]);
    expect(rest?.lineStyle.type).toBe('dashed');
  });

  it('puts the comparison behind, thin and grey', () => {
    const [before] = seriesOf('line', [4, 5, 6]);
    expect(before).toMatchObject({ name: 'Clicks before', lineStyle: { width: 1.25, color: '#strong' } });
  });

  it('makes the seventh series "other"', () => {
    const many = [1, 2, 3, 4, 5, 6, 7, 8].map((size) => ({ name: `s${size}`, values: [size, size] }));
    const shown = mostImportant(many, 'Other');
    expect(shown.map(({ name }) => name)).toEqual(['s8', 's7', 's6', 's5', 's4', 'Other']);
    expect(shown.at(-1)?.values).toEqual([6, 6]);
  });
});

describe('tr-chart', () => {
  const silent = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const drawn = { draw: vi.fn(), resize: vi.fn(), picture: vi.fn(), onBrush: vi.fn(), dispose: vi.fn() };

  const show = async (engine: () => Promise<unknown>) => {
    TestBed.configureTestingModule({ providers: [{ provide: CHART_ENGINE, useValue: engine }] });
    const fixture = TestBed.createComponent(Chart);
    fixture.componentRef.setInput('heading', 'Clicks');
    fixture.componentRef.setInput('days', days);
    fixture.componentRef.setInput('series', [{ name: 'Clicks', values: [1000, null, 3] }]);
    fixture.componentRef.setInput('incompleteFrom', '2026-11-22');
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const cells = () =>
      [...element.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    return { fixture, element, cells };
  };

  it('shows the same figures as a table', async () => {
    const { fixture, element, cells } = await show(async () => ({ start: () => drawn }));
    expect(drawn.draw).toHaveBeenCalled();
    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect(cells().map((line) => line.replace(/, \d{4}/, ''))).toEqual(['Nov 20 1,000', 'Nov 21 –', 'Nov 22 so far3']);
  });

  it.each([
    ['moves', false, true],
    ['stands still for people who asked for less motion', true, false],
  ])('%s', async (_, less, animation) => {
    const answer = (query: string) => ({ matches: less && query.includes('reduced-motion'), ...silent });
    vi.stubGlobal('matchMedia', answer);
    await show(async () => ({ start: () => drawn }));
    expect(drawn.draw.mock.calls.at(-1)?.[0]).toMatchObject({ animation });
    vi.unstubAllGlobals();
  });

  it('falls back to the table when it cannot be loaded', async () => {
    const { fixture, element, cells } = await show(() => Promise.reject(new Error('chunk is gone')));
    await fixture.whenStable();
    expect(element.textContent).toContain('could not be loaded');
    expect(cells()).toHaveLength(3);
  });

  it('reports the days of a span that was pulled open', async () => {
    const { fixture } = await show(async () => ({ start: () => drawn }));
    const zoomed = vi.fn();
    fixture.componentInstance.zoom.subscribe(zoomed);
    const report = drawn.onBrush.mock.calls.at(-1)?.[0] as (first: number, last: number) => void;
    report(-1, 1);
    expect(zoomed).toHaveBeenCalledWith({ from: '2026-11-20', to: '2026-11-21' });
  });
});

describe('the tooltip of a chart', () => {
  const lines = (box: HTMLElement) => [...box.children].map((line) => line.textContent);

  it('names each series once and takes no name for HTML', () => {
    const series = [
      { name: '<b>Ada</b>', values: [4, 5, 6] },
      { name: 'Blog', values: [null, 1200, null] },
    ];
    const entries = [
      { seriesName: '<b>Ada</b>', axisValue: '2026-11-21', value: 5, color: '#123456' },
      { seriesName: '<b>Ada</b>', value: 5 },
    ];
    const box = tooltipOf(entries, { days, series }, writing);
    expect(lines(box)).toEqual(['2026-11-21', '<b>Ada</b>5', 'Blog1200']);
    expect(box.querySelector('b')).toBeNull();
  });

  it('B34: says the day itself first, then the day compared with by its date, then the difference', () => {
    const series = [{ name: 'Clicks', values: [1, 2, 3], comparison: [4, 5, 6] }];
    const data = { days, comparisonDays: ['2026-11-17', '2026-11-18', '2026-11-19'], series };
    const entries = [{ seriesName: 'Clicks before', axisValue: '2026-11-21', value: 5 }];
    expect(lines(tooltipOf(entries, data, writing))).toEqual(['2026-11-21', 'Clicks2', '2026-11-185', '-3 more']);
  });
});

describe('the axis of a chart', () => {
  it.each([
    [true, 1],
    [false, undefined],
  ])('B34: of counts (%s) has no fractions', (wholeNumbers, minInterval) => {
    const data = { kind: 'line' as const, days, series: [{ name: 'Clicks', values: [0, 0, 0] }], wholeNumbers };
    const options = chartOptions({ ...data, incompleteFrom: undefined }, colours, writing);
    expect((options['yAxis'] as { minInterval?: number }).minInterval).toBe(minInterval);
  });
});
