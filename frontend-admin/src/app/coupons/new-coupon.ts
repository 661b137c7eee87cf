import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { couponsCreate } from '@tributary/frontend-shared/api/generated/fn/coupons/coupons-create';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { AffiliateField } from '../forms/affiliate-field';
import { ChoiceField } from '../forms/choice-field';
import { formStrings } from '../forms/form.strings';
import { Submission } from '../forms/submission';
import { TextField } from '../forms/text-field';
import { couponStrings } from './coupons.strings';

/** Gives a coupon code of the shop to an approved affiliate. */
@Component({
  selector: 'adm-new-coupon',
  imports: [AffiliateField, ChoiceField, ErrorState, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-coupon.html',
})
export class NewCoupon {
  /** Whose coupon it is to be, out of the query. */
  readonly affiliate = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly scope = inject(ProgramScope);
  private readonly directory = inject(ProgramDirectory);
  protected readonly texts = couponStrings;
  protected readonly kept = formStrings.kept;
  protected readonly submission = new Submission();
  protected readonly programs = computed(() =>
    this.directory
      .programs()
      .filter(({ status }) => status !== 'closed')
      .map(({ id, name }) => ({ value: id, label: name })),
  );

  protected readonly programId = linkedSignal(() => this.scope.programId() ?? this.programs()[0]?.value ?? '');
  protected readonly affiliateId = linkedSignal(() => this.affiliate() ?? '');
  protected readonly code = signal('');

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { missing } = this.texts;
    const body = { programId: this.programId(), affiliateId: this.affiliateId(), code: this.code().trim() };
    const checks = {
      programId: body.programId === '' ? missing.program : undefined,
      affiliateId: body.affiliateId === '' ? missing.affiliate : undefined,
      code: /^[A-Za-z0-9_-]{2,40}$/.test(body.code) ? undefined : missing.code,
    };
    const coupon = await this.submission.run(body, checks, (key) =>
      this.api.call(couponsCreate, { 'Idempotency-Key': key, body }),
    );
    if (!coupon) return;
    this.toasts.show(this.texts.created(coupon.code));
    void this.router.navigate(['/coupons'], { queryParams: { q: coupon.code } });
  }
}
