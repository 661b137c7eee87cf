import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { encode } from 'uqr';

/** A QR code drawn as one SVG path: dark on white in both themes, because cameras want it so. */
@Component({
  selector: 'tr-qr',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg [attr.viewBox]="box()" role="img" [attr.aria-label]="label()" shape-rendering="crispEdges">
      <path [attr.d]="path()" fill="#14181f" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      width: 200px;
      padding: 12px;
      border-radius: var(--radius);
      background: #ffffff;
    }
    svg {
      display: block;
      width: 100%;
    }
  `,
})
export class Qr {
  /** At most about 2,000 characters. */
  readonly text = input.required<string>();
  readonly label = input.required<string>();

  private readonly code = computed(() => encode(this.text(), { ecc: 'M', border: 2 }));
  protected readonly box = computed(() => `0 0 ${this.code().size} ${this.code().size}`);
  protected readonly path = computed(() => pathOf(this.code().data));
}

/** The dark squares as a path: one rectangle for each run in a row. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  const rowPath = (row: readonly boolean[], y: number) => {
    const runs = row
      .map((dark) => (dark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g);
    return [...runs].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`).join('');
  };
  return rows.map(rowPath).join('');
}
