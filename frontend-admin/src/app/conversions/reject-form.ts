import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { conversionsReject } from '@tributary/frontend-shared/api/generated/operations';
import type { Conversion, RejectConversionRequest } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { FormFaults } from '@tributary/frontend-shared/forms/form-faults';
import { formStrings } from '@tributary/frontend-shared/forms/form.strings';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { UnsavedForm } from '@tributary/frontend-shared/forms/unsaved-form';
import { AffiliateNames } from '../directory/affiliate-names';
import { TextField } from '../forms/text-field';
import { conversionStrings } from './conversions.strings';
import { rejectConsequences } from './reject-consequences';

/** Rejects a conversion, after saying what it takes back from whom: by a dry run, not by guessing. */
@Component({
  selector: 'adm-reject-form',
  imports: [ErrorState, FormFaults, TextField, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="card form" novalidate [trUnsaved]="submission" (submit)="submit($event)">
      <h2>{{ texts.title(conversion().orderId) }}</h2>
      <adm-text-field
        [label]="texts.reason"
        [hint]="texts.reasonHint"
        [maxlength]="500"
        [error]="submission.error('reason')"
        [(value)]="reason"
      />
      @if (submission.failure(); as failure) {
        <tr-error [error]="failure" [safe]="kept" [canRetry]="false" />
      }
      <div class="row">
        <button class="btn btn-primary" type="submit" [disabled]="submission.busy()">{{ texts.check }}</button>
        <button class="btn btn-quiet" type="button" (click)="cancelled.emit()">{{ texts.cancel }}</button>
        <tr-form-faults />
      </div>
    </form>
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
  protected readonly kept = formStrings.kept;
  protected readonly submission = new Submission();
  protected readonly reason = signal('');

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
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
