import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { conversionsRefund } from '@tributary/frontend-shared/api/generated/operations';
import type { Conversion, RefundConversionRequest } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { formatMoney, isZero, signOf } from '@tributary/frontend-shared/money/format-money';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { AffiliateNames } from '../directory/affiliate-names';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { typedDecimal } from '@tributary/frontend-shared/forms/typed-text';
import { EntryForm } from '../forms/entry-form';
import { TextField } from '../forms/text-field';
import { conversionStrings } from './conversions.strings';
import { moneyDifference } from '../money/money-arithmetic';
import { refundConsequences } from './refund-consequences';

/** Refunds a conversion, all or part, after saying what will be taken back from whom: by a dry run, not by guessing. */
@Component({
  selector: 'adm-refund-form',
  imports: [EntryForm, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './refund-form.html',
})
export class RefundForm {
  readonly conversion = input.required<Conversion>();
  readonly refunded = output();
  readonly cancelled = output();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly names = inject(AffiliateNames);
  private readonly toasts = inject(Toasts);
  protected readonly texts = conversionStrings.refundForm;
  protected readonly submission = new Submission();
  protected readonly part = signal(false);
  protected readonly amount = signal('');
  protected readonly reason = signal('');
  protected readonly note = signal('');

  protected readonly remaining = computed(() => {
    const { amount, refundedAmount } = this.conversion();
    return amount && refundedAmount ? moneyDifference(amount, refundedAmount) : amount;
  });
  protected readonly whole = computed(() => {
    const remaining = this.remaining();
    return remaining ? this.texts.whole(formatMoney(remaining)) : this.texts.wholeNoAmount;
  });

  protected async submit(): Promise<void> {
    const body = this.body();
    const { texts } = this;
    const checks = {
      amount: this.amountFault(body.amount),
      reason: body.reason === '' ? texts.reasonMissing : undefined,
    };
    const done = await this.submission.run(body, checks, (key) => this.askAndRefund(body, key));
    if (done) this.refunded.emit();
  }

  /** @returns undefined when the person thought better of it: nothing was stored */
  private async askAndRefund(body: RefundConversionRequest, key: string): Promise<true | undefined> {
    const before = this.conversion();
    const { id } = before;
    const { conversion: after, refund } = await this.api.call(conversionsRefund, { id, dryRun: true, body });
    const money = refund.amount ? formatMoney(refund.amount) : '';
    const agreed = await this.confirm.ask({
      heading: this.texts.title(before.orderId),
      consequences: refundConsequences(before, after, (affiliateId) => this.names.name(affiliateId)),
      action: `${this.texts.confirm} ${money}`.trim(),
      danger: true,
    });
    if (!agreed) return undefined;
    await this.api.call(conversionsRefund, { id, 'Idempotency-Key': key, body });
    this.toasts.show(money === '' ? this.texts.doneNoAmount : this.texts.done(money));
    return true;
  }

  private amountFault(amount: RefundConversionRequest['amount']): string | undefined {
    if (!amount) return undefined;
    if (!/^\d+(\.\d+)?$/.test(amount.amount) || isZero(amount)) return this.texts.amountMissing;
    const remaining = this.remaining();
    const tooMuch = remaining && signOf(moneyDifference(remaining, amount)) === 'negative';
    return tooMuch ? this.texts.atMost(formatMoney(remaining)) : undefined;
  }

  private body(): RefundConversionRequest {
    const note = this.note().trim();
    const words = { reason: this.reason().trim(), ...(note === '' ? {} : { noteToAffiliate: note }) };
    const currency = this.conversion().amount?.currency;
    if (!this.part() || currency === undefined) return words;
    return { ...words, amount: { amount: typedDecimal(this.amount()), currency } };
  }
}
