import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { csvOf } from '../download/csv';
import { blobOf, download } from '../download/download';
import { formatChange, formatCompact, formatCount } from '../numbers/format-number';
import { Skeleton } from '../page-state/skeleton';
import { ThemeChoice } from '../theme/theme-choice';
import { formatDay } from '../time/format-time';
import { ServerClock } from '../time/server-clock';
import { readColours } from './chart-colours';
import { mostImportant, rowsOf } from './chart-data';
import type { ChartData, ChartSeries } from './chart-data';
import { CHART_ENGINE } from './chart-engine';
import type { DrawnChart } from './drawn-chart';
import { chartOptions } from './chart-options';
import { chartStrings } from './chart.strings';

/** Figures by day as lines or bars, and the same figures as a table, CSV and picture. */
@Component({
  selector: 'tr-chart',
  imports: [Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './chart.html',
  styleUrl: './chart.scss',
})
export class Chart {
  readonly heading = input.required<string>();
  readonly kind = input<'line' | 'bar'>('line');
  /** Civil days in order. */
  readonly days = input.required<readonly string[]>();
  readonly series = input.required<readonly ChartSeries[]>();
  /** The days that the comparison is of, in order. */
  readonly comparisonDays = input<readonly string[]>();
  /** Counts have no halves; money does. */
  readonly wholeNumbers = input(false);
  /** The civil day that is not over yet. */
  readonly incompleteFrom = input<string>();
  /** Writes a value; counts when left out. */
  readonly format = input<(value: number) => string>(formatCount);
  /** Writes a value at the axis, where there is little room. */
  readonly axisFormat = input<(value: number) => string>(formatCompact);
  /** A span was pulled open with the pointer: civil days, both included. */
  readonly zoom = output<{ readonly from: string; readonly to: string }>();

  private readonly engine = inject(CHART_ENGINE);
  private readonly clock = inject(ServerClock);
  private readonly theme = inject(ThemeChoice).theme;
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly canvas = viewChild<ElementRef<HTMLElement>>('canvas');
  private readonly drawn = signal<DrawnChart | undefined>(undefined);
  private readonly deviceIsDark = signal(false);
  private starting = false;
  protected readonly texts = chartStrings;
  protected readonly view = signal<'chart' | 'table'>('chart');
  protected readonly failed = signal(false);
  protected readonly ready = computed(() => this.drawn() !== undefined);

  protected readonly data = computed<ChartData>(() => ({
    kind: this.kind(),
    days: this.days(),
    series: mostImportant(this.series(), chartStrings.rest),
    incompleteFrom: this.incompleteFrom(),
    comparisonDays: this.comparisonDays(),
    wholeNumbers: this.wholeNumbers(),
  }));
  /** With one line, what is drawn grey beside it needs a name; several bear their names themselves. */
  protected readonly compared = computed(() => {
    const [only, ...others] = this.data().series;
    return others.length === 0 && only?.comparison ? only.name : undefined;
  });
  /** What the grey line is, with its days, where they are known. */
  protected readonly beforeName = computed(() => {
    const days = this.comparisonDays() ?? [];
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    return chartStrings.beforeOn(this.day(first), this.day(last));
  });
  protected readonly table = computed(() => rowsOf(this.data(), chartStrings.before));

  constructor() {
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => this.drawn()?.dispose());
    this.followDevice(destroyed);
    afterRenderEffect(() => {
      const element = this.canvas()?.nativeElement;
      const drawn = this.drawn();
      const data = this.data();
      this.theme();
      this.deviceIsDark();
      if (!element) return;
      if (drawn) drawn.draw(chartOptions(data, readColours(element), this.writing()));
      else void this.start(element, destroyed);
    });
  }

  protected day(civil: string): string {
    return formatDay(civil, this.clock.now());
  }

  protected written(value: number | null | undefined): string {
    return typeof value === 'number' ? this.format()(value) : '–';
  }

  protected saveCsv(): void {
    const { columns, rows } = this.table();
    const lines = rows.map(({ day, values }) => [day, ...values.map((value) => (value === null ? '' : String(value)))]);
    download(`${this.heading()}.csv`, csvOf([chartStrings.day, ...columns], lines));
  }

  protected savePng(): void {
    const element = this.canvas()?.nativeElement;
    const picture = element && this.drawn()?.picture(readColours(element).paper);
    if (picture) download(`${this.heading()}.png`, blobOf(picture));
  }

  private async start(element: HTMLElement, destroyed: DestroyRef): Promise<void> {
    if (this.starting) return;
    this.starting = true;
    try {
      const engine = await this.engine();
      if (destroyed.destroyed) return;
      const drawn = engine.start(element);
      drawn.onBrush((first, last) => this.reportZoom(first, last));
      const resized = new ResizeObserver(() => drawn.resize());
      resized.observe(element);
      destroyed.onDestroy(() => resized.disconnect());
      this.drawn.set(drawn);
    } catch {
      // An old page after a new build, or no network: the figures are still there as a table.
      this.failed.set(true);
      this.view.set('table');
    }
  }

  private reportZoom(first: number, last: number): void {
    const [from, to] = [this.days()[Math.max(0, first)], this.days()[last]];
    if (from !== undefined && to !== undefined) this.zoom.emit({ from, to });
  }

  private writing() {
    const still = this.window?.matchMedia('(prefers-reduced-motion: reduce)').matches === true;
    return {
      value: this.format(),
      axisValue: this.axisFormat(),
      day: (day: string) => this.day(day),
      comparisonName: chartStrings.before,
      difference: (value: number, before: number) => this.difference(value, before),
      // A program that looks at the page wants the picture, not the way to it.
      animation: !still && this.window?.navigator.webdriver !== true,
    };
  }

  private difference(value: number, before: number): string {
    const amount = value - before;
    const sign = amount > 0 ? '+' : amount < 0 ? '−' : '';
    const { words } = formatChange(value, before);
    return `${sign}${this.format()(Math.abs(amount))}${words === '' || amount === 0 ? '' : ` (${words})`}`;
  }

  private followDevice(destroyed: DestroyRef): void {
    const dark = this.window?.matchMedia('(prefers-color-scheme: dark)');
    if (!dark) return;
    const follow = () => this.deviceIsDark.set(dark.matches);
    dark.addEventListener('change', follow);
    destroyed.onDestroy(() => dark.removeEventListener('change', follow));
  }
}
