import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { isZero } from '@tributary/frontend-shared/money/format-money';
import { Money } from '@tributary/frontend-shared/money/money';
import { Time } from '@tributary/frontend-shared/time/time';
import { ProgramDirectory } from '../directory/program-directory';
import { conversionStrings } from './conversions.strings';

/** What the merchant reported. */
@Component({
  selector: 'adm-conversion-facts',
  imports: [Money, RouterLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let c = conversion();
    <section class="card stack facts-wide">
      <h2>{{ texts.facts }}</h2>
      <dl class="facts">
        <dt>{{ texts.program }}</dt>
        <dd>
          <a [routerLink]="['/programs', c.programId]"
            ><bdi>{{ programs.name(c.programId) }}</bdi></a
          >
        </dd>
        <dt>{{ texts.type }}</dt>
        <dd class="type">{{ c.type }}</dd>
        <dt>{{ texts.amount }}</dt>
        <dd class="amount"><tr-money [value]="c.amount" /></dd>
        @for (part of parts(); track part.label) {
          <dt>{{ part.label }}</dt>
          <dd><tr-money [value]="part.value" /></dd>
        }
        <dt>{{ texts.occurred }}</dt>
        <dd><tr-time [value]="c.occurredAt" as="second" [zone]="zone()" /></dd>
        <dt>{{ texts.recorded }}</dt>
        <dd><tr-time [value]="c.recordedAt" as="second" [zone]="zone()" /></dd>
        @if (c.couponCode; as code) {
          <dt>{{ texts.coupon }}</dt>
          <dd>
            <bdi class="mono">{{ code }}</bdi>
          </dd>
        }
        @if (c.subscriptionId; as subscription) {
          <dt>{{ texts.subscription }}</dt>
          <dd>
            <bdi class="mono">{{ subscription }}</bdi>
          </dd>
        }
      </dl>
      @if (c.backdated) {
        <p class="caution small">{{ texts.backdated }}</p>
      }
    </section>
  `,
  styles: `
    /* Types are words of the merchant's own, in small letters. */
    .type::first-letter {
      text-transform: uppercase;
    }
    .amount {
      font-weight: 600;
    }
  `,
})
export class ConversionFacts {
  readonly conversion = input.required<Conversion>();
  /** IANA zone of the program. */
  readonly zone = input<string>();

  protected readonly programs = inject(ProgramDirectory);
  protected readonly texts = conversionStrings;

  /** Tax, shipping, discount and refunds, where there are any. */
  protected readonly parts = computed(() => {
    const { tax, shipping, discount, refundedAmount } = this.conversion();
    const parts = [
      { label: conversionStrings.tax, value: tax },
      { label: conversionStrings.shipping, value: shipping },
      { label: conversionStrings.discount, value: discount },
      { label: conversionStrings.refunded, value: refundedAmount },
    ];
    return parts.filter(({ value }) => value !== null && !isZero(value));
  });
}
