import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { formatCount } from '../numbers/format-number';
import { localized } from '../strings/localized';
import type { RowSelection } from './row-selection';

const texts = localized({
  en: {
    selected: (count: string) => `${count} selected`,
    selectedOf: (count: string, total: string) => `${count} selected of ${total}`,
    whole: (total: string | undefined) => `All ${total ?? 'rows in this view'} selected`,
    chooseWhole: (total: string | undefined) => `Select all${total === undefined ? '' : ` ${total}`} in this view`,
    clear: 'Clear',
    label: 'Selected rows',
  },
});

/** What can be done with the chosen rows, in place of their count: "12 selected of 6,861 · €1,204.50 · Export · Clear". */
@Component({
  selector: 'tr-bulk-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="row" role="group" [attr.aria-label]="texts.label">
      <span class="small" role="status">{{ words() }}</span>
      @for (sum of sums(); track sum) {
        <span class="small muted">{{ sum }}</span>
      }
      <ng-content />
      @if (offersWhole() && !selection().whole()) {
        <button class="btn btn-quiet btn-small" type="button" (click)="selection().chooseWhole()">
          {{ texts.chooseWhole(total()) }}
        </button>
      }
      <button class="btn btn-quiet btn-small" type="button" (click)="selection().clear()">{{ texts.clear }}</button>
    </div>
  `,
})
export class BulkBar {
  readonly selection = input.required<RowSelection>();
  /** How many there are in all, in words. */
  readonly total = input<string>();
  /** What the chosen rows come to, one per currency. */
  readonly sums = input<readonly string[]>([]);
  /** Whether there are more rows than are shown, and something can be done with all of them. */
  readonly offersWhole = input(false);
  protected readonly texts = texts;

  protected words(): string {
    const [count, total] = [formatCount(this.selection().count()), this.total()];
    if (this.selection().whole()) return texts.whole(total);
    return total === undefined ? texts.selected(count) : texts.selectedOf(count, total);
  }
}
