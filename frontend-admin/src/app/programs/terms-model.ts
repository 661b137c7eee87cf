import { signal } from '@angular/core';
import type { Terms, TermsInput } from '@tributary/frontend-shared/api/generated/schema';
import type { FieldChecks } from '@tributary/frontend-shared/forms/submission';
import { typedDecimal } from '@tributary/frontend-shared/forms/typed-text';
import { programStrings } from './programs.strings';

const wholeNumber = /^\d{1,3}$/;

function isAtLeastOne(text: string): boolean {
  return wholeNumber.test(text.trim()) && Number(text) > 0;
}

/** Terms while they are typed: all text, so that nothing typed is lost or changed. */
export class TermsModel {
  readonly model = signal<string>('last_click');
  readonly windowDays = signal('30');
  readonly holdDays = signal('30');
  readonly kind = signal<string>('percent');
  readonly percent = signal('8');
  readonly base = signal<string>('net');
  readonly amount = signal('');

  /** Begins with what is in force. */
  fill(terms: Terms): void {
    this.model.set(terms.attributionModel);
    this.windowDays.set(String(terms.windowDays));
    this.holdDays.set(String(terms.holdDays));
    this.kind.set(terms.commission.kind);
    if (terms.commission.kind === 'percent') {
      this.percent.set(terms.commission.percent);
      this.base.set(terms.commission.base);
    } else this.amount.set(terms.commission.amount);
  }

  /** What is wrong, by the API's names behind `prefix` ("terms." or nothing). */
  checks(prefix: string): FieldChecks {
    const { missing } = programStrings;
    const percent = typedDecimal(this.percent());
    const percentRight = /^\d{1,3}(\.\d{1,4})?$/.test(percent) && Number(percent) <= 100;
    const amountRight = /^\d+(\.\d+)?$/.test(typedDecimal(this.amount()));
    return {
      [`${prefix}windowDays`]: isAtLeastOne(this.windowDays()) ? undefined : missing.window,
      [`${prefix}holdDays`]: wholeNumber.test(this.holdDays().trim()) ? undefined : missing.days,
      [`${prefix}commission.percent`]: this.kind() !== 'percent' || percentRight ? undefined : missing.percent,
      [`${prefix}commission.amount`]: this.kind() !== 'flat' || amountRight ? undefined : missing.amount,
    };
  }

  input(): Required<TermsInput> {
    return {
      attributionModel: this.model() === 'coupon_first' ? 'coupon_first' : 'last_click',
      windowDays: Number(this.windowDays().trim()),
      holdDays: Number(this.holdDays().trim()),
      commission:
        this.kind() === 'flat'
          ? { kind: 'flat', amount: typedDecimal(this.amount()) }
          : { kind: 'percent', percent: typedDecimal(this.percent()), base: this.base() === 'gross' ? 'gross' : 'net' },
    };
  }
}
