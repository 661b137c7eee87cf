import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const width = 96;
const height = 28;
/** Room for the thickness of the line at its highest and lowest. */
const inset = 2;

/** The course of a figure as a small line, from zero up. Says its meaning as text for those who do not see it. */
@Component({
  selector: 'tr-sparkline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg [attr.viewBox]="box" role="img" [attr.aria-label]="label()" preserveAspectRatio="none">
      <polygon [attr.points]="area()" />
      <polyline [attr.points]="points()" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: 96px;
      height: 28px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    polygon {
      fill: var(--accent);
      opacity: 0.07;
    }
    polyline {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.5;
      stroke-linejoin: round;
      stroke-linecap: round;
      vector-effect: non-scaling-stroke;
    }
  `,
})
export class Sparkline {
  readonly values = input.required<readonly number[]>();
  /** What it shows: "Clicks of the last 7 days". */
  readonly label = input.required<string>();

  protected readonly box = `0 0 ${width} ${height}`;
  protected readonly points = computed(() => pointsOf(this.values()));
  protected readonly area = computed(() =>
    this.values().length < 2 ? '' : `${this.points()} ${width},${height} 0,${height}`,
  );
}

/** SVG points of the values, left to right, zero at the bottom; a flat line of zeros lies there. */
export function pointsOf(values: readonly number[]): string {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const span = highest - lowest || 1;
  const step = width / Math.max(1, values.length - 1);
  const point = (value: number, index: number) => {
    const x = index * step;
    const y = height - inset - ((value - lowest) / span) * (height - 2 * inset);
    return `${round(x)},${round(y)}`;
  };
  return values.map(point).join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
