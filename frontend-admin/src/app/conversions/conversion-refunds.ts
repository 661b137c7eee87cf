import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { Money } from '@tributary/frontend-shared/money/money';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { conversionStrings } from './conversions.strings';

/** What was reported as a refund of the order: what was applied, and what could not be, with its reason. */
@Component({
  selector: 'adm-conversion-refunds',
  imports: [Money, StateChip, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack">
      <h2>{{ texts.refunds }}</h2>
      @if (refunds().length > 0) {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="texts.refunds">
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{{ texts.at }}</th>
                <th scope="col">{{ texts.state }}</th>
                <th scope="col">{{ texts.reason }}</th>
                <th scope="col">{{ texts.refundId }}</th>
                <th scope="col" class="number">{{ texts.amount }}</th>
              </tr>
            </thead>
            <tbody>
              @for (refund of refunds(); track refund.id) {
                <tr>
                  <td>
                    <tr-time
                      [value]="refund.appliedAt ?? refund.failedAt ?? refund.recordedAt"
                      as="second"
                      [zone]="zone()"
                    />
                  </td>
                  <td><tr-state-chip of="refund-report" [state]="refund.status" /></td>
                  <td>
                    <bdi>{{ refund.reason }}</bdi>
                    @if (refund.noteToAffiliate; as note) {
                      <p class="muted small">
                        {{ texts.toAffiliate }} <bdi>{{ note }}</bdi>
                      </p>
                    }
                    @if (refund.failureReason; as code) {
                      <p class="caution small">{{ texts.refundFailures[code] ?? refund.failureMessage }}</p>
                    }
                  </td>
                  <td>
                    <bdi class="mono small">{{ refund.refundId }}</bdi>
                  </td>
                  <td class="number"><tr-money [value]="refund.amount" /></td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else {
        <p class="muted">{{ texts.noRefunds }}</p>
      }
    </section>
  `,
})
export class ConversionRefunds {
  readonly refunds = input.required<Conversion['refunds']>();
  /** IANA zone of the program. */
  readonly zone = input<string>();

  protected readonly texts = conversionStrings;
}
