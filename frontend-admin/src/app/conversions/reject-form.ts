import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { conversionsReject } from '@tributary/frontend-shared/api/generated/operations';
import type { Conversion, RejectConversionRequest } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { AffiliateNames } from '../directory/affiliate-names';
import { EntryForm } from '../forms/entry-form';
import { TextField } from '../forms/text-field';
import { conversionStrings } from './conversions.strings';
import { rejectConsequences } from './reject-consequences';

/** Rejects a conversion, after saying what it takes back from whom: by a dry run, not by guessing. */
@Component({
  selector: 'adm-reject-form',
  imports: [EntryForm, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <adm-entry-form
      class="card form"
      [action]="texts.check"
      [working]="texts.check"
      [submission]="submission"
      (sent)="submit()"
      (cancelled)="cancelled.emit()"
    >
      <h2>{{ texts.title(conversion().orderId) }}</h2>
      <adm-text-field
        [label]="texts.reason"
        [hint]="texts.reasonHint"
        [maxlength]="500"
        [error]="submission.error('reason')"
        [(value)]="reason"
      />
    </adm-entry-form>
  `,
})
export class RejectForm {
  readonly conversion = input.required<Conversion>();
  readonly rejected = output();
  readonly cancelled = output();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly names = inject(AffiliateNames);
  private readonly toasts = inject(Toasts);
  protected readonly texts = conversionStrings.rejectForm;
  protected readonly submission = new Submission();
  protected readonly reason = signal('');

  protected async submit(): Promise<void> {
    const body = { reason: this.reason().trim() };
    const checks = { reason: body.reason === '' ? this.texts.reasonMissing : undefined };
    const done = await this.submission.run(body, checks, (key) => this.askAndReject(body, key));
    if (done) this.rejected.emit();
  }

  /** @returns undefined when the person thought better of it: nothing was stored */
  private async askAndReject(body: RejectConversionRequest, key: string): Promise<true | undefined> {
    const before = this.conversion();
    const { id } = before;
    const after = await this.api.call(conversionsReject, { id, dryRun: true, body });
    const agreed = await this.confirm.ask({
      heading: this.texts.title(before.orderId),
      consequences: rejectConsequences(before, after, (affiliateId) => this.names.name(affiliateId), body.reason),
      action: this.texts.confirm,
      danger: true,
    });
    if (!agreed) return undefined;
    await this.api.call(conversionsReject, { id, 'Idempotency-Key': key, body });
    this.toasts.show(this.texts.done);
    return true;
  }
}
