import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { conversionsList } from '@tributary/frontend-shared/api/generated/operations';
import { Money } from '@tributary/frontend-shared/money/money';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { TestMode } from '../directory/test-mode';
import { affiliateStrings } from './affiliates.strings';

/** The newest conversions of an affiliate; the rest is a door away. */
@Component({
  selector: 'adm-recent-conversions',
  imports: [ErrorState, Money, RouterLink, Skeleton, StateChip, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack">
      <h2>{{ texts.recent }}</h2>
      @if (conversions.hasValue()) {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="texts.recent">
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{{ texts.order }}</th>
                <th scope="col" class="number">{{ texts.amount }}</th>
                <th scope="col" class="number">{{ texts.commission }}</th>
                <th scope="col">{{ texts.state }}</th>
                <th scope="col">{{ texts.when }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of conversions.value().data; track row.id) {
                <tr>
                  <td>
                    <a [routerLink]="['/conversions', row.id]"
                      ><bdi>{{ row.orderId }}</bdi></a
                    >
                  </td>
                  <td class="number"><tr-money [value]="row.amount" /></td>
                  <td class="number"><tr-money [value]="row.commission?.remaining ?? null" /></td>
                  <td>
                    <tr-state-chip of="conversion" [state]="row.status" />
                    @if (row.refundState !== 'none') {
                      <tr-state-chip of="refund" [state]="row.refundState" />
                    }
                  </td>
                  <td><tr-time [value]="row.occurredAt" /></td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="5" class="muted">{{ texts.noConversions }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else if (conversions.error()) {
        <tr-error [error]="conversions.error()" (retry)="conversions.reload()" />
      } @else {
        <tr-skeleton kind="table" [rows]="5" />
      }
    </section>
  `,
})
export class RecentConversions {
  readonly affiliateId = input.required<string>();

  protected readonly texts = affiliateStrings;
  private readonly testMode = inject(TestMode);
  protected readonly conversions = apiResource(conversionsList, () => ({
    ...this.testMode.listed(),
    ...{ affiliateId: this.affiliateId(), limit: 8 },
  }));
}
