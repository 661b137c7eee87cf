import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import back from '@material-symbols/svg-300/rounded/chevron_left.svg';
import forward from '@material-symbols/svg-300/rounded/chevron_right.svg';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { conversionListsNeighbours, conversionListsSummary } from '@tributary/frontend-shared/api/generated/operations';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { conversionQuery, sortText } from './conversion-query';
import { conversionStrings } from './conversions.strings';

/** To the conversions before and after this one in the list that the address describes: "3 of 47". */
@Component({
  selector: 'adm-neighbours',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (words(); as words) {
      <nav class="row" [attr.aria-label]="texts.inList">
        @if (previous(); as row) {
          <a
            class="btn btn-quiet btn-icon"
            queryParamsHandling="preserve"
            [routerLink]="['/conversions', row.id]"
            [attr.aria-label]="texts.previous(row.orderId)"
            [title]="texts.previous(row.orderId)"
            ><tr-icon [svg]="icons.back"
          /></a>
        }
        <span class="small muted">{{ words }}</span>
        @if (next(); as row) {
          <a
            class="btn btn-quiet btn-icon"
            queryParamsHandling="preserve"
            [routerLink]="['/conversions', row.id]"
            [attr.aria-label]="texts.next(row.orderId)"
            [title]="texts.next(row.orderId)"
            ><tr-icon [svg]="icons.forward"
          /></a>
        }
      </nav>
    }
  `,
})
export class Neighbours {
  readonly id = input.required<string>();

  private readonly query = conversionQuery();
  protected readonly texts = conversionStrings.neighbours;
  protected readonly icons = { back, forward };
  private readonly found = apiResource(conversionListsNeighbours, () => ({
    id: this.id(),
    ...this.query.filter(),
    sort: sortText(this.query.sort()),
  }));
  private readonly summary = apiResource(conversionListsSummary, this.query.filter);
  private readonly beside = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly previous = computed(() => this.beside()?.previous);
  protected readonly next = computed(() => this.beside()?.next);
  /** Nothing for a conversion that is not in the list, or so far down that nobody counted. */
  protected readonly words = computed(() => {
    const position = this.beside()?.position ?? undefined;
    if (position === undefined || !this.summary.hasValue()) return undefined;
    const { count, exact } = this.summary.value();
    return this.texts.place(formatCount(position), exact ? formatCount(count) : this.texts.many);
  });
}
