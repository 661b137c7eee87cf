import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { pageStateStrings } from './page-state.strings';

/** The final shape in grey while its content is on the way. Shown after a moment only, so that quick answers do not flash. */
@Component({
  selector: 'tr-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="visually-hidden">{{ texts.loading }}</span>
    @for (bar of bars(); track $index) {
      @if (kind() === 'table') {
        <span class="cells">
          @for (width of cells; track $index) {
            <span class="bar" [style.width.%]="bar * width"></span>
          }
        </span>
      } @else {
        <span class="bar" [style.width.%]="bar"></span>
      }
    }
  `,
  host: { role: 'status', '[attr.data-kind]': 'kind()' },
  styleUrl: './skeleton.scss',
})
export class Skeleton {
  readonly kind = input<'text' | 'tile' | 'table' | 'chart'>('text');
  /** Lines of text or rows of a table. */
  readonly rows = input(3);

  protected readonly texts = pageStateStrings;
  /** How full the columns of a row are, like a name, a number, a state and a time. */
  protected readonly cells = [1, 0.7, 0.5, 0.8];
  protected readonly bars = computed(() => {
    if (this.kind() === 'chart') return [100];
    if (this.kind() === 'tile') return [40, 60];
    return Array.from({ length: this.rows() }, (_, row) => 92 - ((row * 17) % 40));
  });
}
