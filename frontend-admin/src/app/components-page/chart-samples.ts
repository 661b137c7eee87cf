import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Chart } from '@tributary/frontend-shared/chart/chart';
import { daysOf } from '@tributary/frontend-shared/date-range/date-range';

// The same on every visit, so that pictures can be compared.
const wave = (size: number, shift: number) => (_: string, day: number) =>
  Math.round(size * (1 + 0.35 * Math.sin((day + shift) * 0.9) + day / 60));

/** Lines with a comparison, several lines, bars; the last day is not over. */
@Component({
  selector: 'adm-chart-samples',
  imports: [Chart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>Charts</h2>
    <div class="card wide">
      <tr-chart heading="Clicks, compared" [days]="days" [series]="compared" incompleteFrom="2026-11-22" />
    </div>
    <div class="card wide">
      <tr-chart heading="Clicks by affiliate" [days]="days" [series]="several" incompleteFrom="2026-11-22" />
    </div>
    <div class="card wide">
      <tr-chart heading="Conversions" kind="bar" [days]="days" [series]="bars" incompleteFrom="2026-11-22" />
    </div>
  `,
  styleUrl: './samples.scss',
})
export class ChartSamples {
  protected readonly days = daysOf({ from: '2026-10-24', to: '2026-11-22' });
  protected readonly compared = [
    { name: 'Clicks', values: this.days.map(wave(1200, 0)), comparison: this.days.map(wave(1000, 2)) },
  ];
  protected readonly several = ['Ada Winter', 'Blog group', 'Coupon site', 'Video channel'].map((name, index) => ({
    name,
    values: this.days.map(wave(900 / (index + 1), index)),
  }));
  protected readonly bars = [{ name: 'Conversions', values: this.days.map(wave(24, 1)) }];
}
