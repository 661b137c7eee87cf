import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { formatExact } from '@tributary/frontend-shared/time/format-time';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';
import { supportViewStrings } from './support-view.strings';

/** When the operator's support looked at the account, and why. */
@Component({
  selector: 'aff-support-looks',
  imports: [ErrorState, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="stack" aria-labelledby="looks-title">
      <h2 id="looks-title">{{ texts.looks }}</h2>
      @if (looks.value(); as known) {
        <ul>
          @for (look of known.data; track look.id) {
            <li dir="auto">{{ texts.looked(exact(look.startedAt), look.reason) }}</li>
          } @empty {
            <li class="muted">{{ texts.noLooks }}</li>
          }
        </ul>
      } @else if (looks.failed()) {
        <tr-error [error]="looks.error()" (retry)="looks.reload()" />
      } @else {
        <tr-skeleton kind="text" [rows]="2" />
      }
    </section>
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
      overflow-wrap: anywhere;
    }
  `,
})
export class SupportLooks {
  protected readonly texts = supportViewStrings;
  protected readonly looks = answerOf({
    name: () => 'support-looks.v1',
    keep: true,
    load: inject(AffiliateApi).supportLooks,
  });

  protected exact(at: string): string {
    return formatExact(Date.parse(at));
  }
}
