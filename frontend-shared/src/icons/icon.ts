import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/**
 * A Material Symbol, drawn in the colour of its text. Decoration only: the label or tooltip beside it speaks. Takes the
 * text of a file of `@material-symbols/svg-300/rounded`, imported by whoever shows it, so only used icons ship.
 */
@Component({
  selector: 'tr-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg
    viewBox="0 -960 960 960"
    fill="currentColor"
    aria-hidden="true"
    [attr.width]="size()"
    [attr.height]="size()"
  >
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      vertical-align: middle;
    }
  `,
})
export class Icon {
  /** Text of the SVG file. */
  readonly svg = input.required<string>();
  /** Side in pixels. */
  readonly size = input(20);

  protected readonly path = computed(() => / d="([^"]+)"/.exec(this.svg())?.[1] ?? '');
}
