import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { couponsCreate } from '@tributary/frontend-shared/api/generated/operations';
import { LiveActions } from '../directory/live-actions';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { AffiliateField } from '../forms/affiliate-field';
import { ChoiceField } from '../forms/choice-field';
import { afterForm } from '../forms/after-form';
import { EntryForm } from '../forms/entry-form';
import { programOptions } from '../forms/program-options';
import { ProgramSearch } from '../forms/program-search';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { couponStrings } from './coupons.strings';

/** Gives a coupon code of the shop to an approved affiliate. */
@Component({
  selector: 'adm-new-coupon',
  imports: [AffiliateField, ChoiceField, EntryForm, LiveActions, ProgramSearch, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-coupon.html',
})
export class NewCoupon {
  /** Whose coupon it is to be, out of the query. */
  readonly affiliate = input<string>();

  private readonly api = inject(Api);
  private readonly done = afterForm();
  private readonly scope = inject(ProgramScope);
  private readonly directory = inject(ProgramDirectory);
  protected readonly texts = couponStrings;
  protected readonly submission = new Submission();

  protected readonly programId = linkedSignal(() => this.scope.programId() ?? this.directory.onlyChoice() ?? '');
  protected readonly programs = programOptions(() => ({ chosen: [this.programId()] }));
  protected readonly affiliateId = linkedSignal(() => this.affiliate() ?? '');
  protected readonly code = signal('');

  protected async submit(): Promise<void> {
    const { missing } = this.texts;
    const body = { programId: this.programId(), affiliateId: this.affiliateId(), code: this.code().trim() };
    const checks = {
      programId: body.programId === '' ? missing.program : undefined,
      affiliateId: body.affiliateId === '' ? missing.affiliate : undefined,
      code: body.code === '' || body.code.length > 64 ? missing.code : undefined,
    };
    const coupon = await this.submission.run(body, checks, (key) =>
      this.api.call(couponsCreate, { 'Idempotency-Key': key, body }),
    );
    if (!coupon) return;
    this.done(this.texts.created(coupon.code), ['/coupons'], { q: coupon.code });
  }
}
