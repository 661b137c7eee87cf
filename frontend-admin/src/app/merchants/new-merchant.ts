import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { merchantsCreate } from '@tributary/frontend-shared/api/generated/fn/merchants/merchants-create';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { formStrings } from '../forms/form.strings';
import { Submission } from '../forms/submission';
import { TextField } from '../forms/text-field';
import { isHttpAddress } from '../forms/http-address';
import { merchantStrings } from './merchants.strings';

/** Takes a merchant in; its programs and keys are made apart. */
@Component({
  selector: 'adm-new-merchant',
  imports: [ErrorState, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <a class="small" routerLink="/merchants">← {{ texts.back }}</a>
      <h1>{{ texts.createTitle }}</h1>
      <form class="form" novalidate (submit)="submit($event)">
        <adm-text-field
          [label]="texts.name"
          [hint]="texts.hints.name"
          [maxlength]="200"
          [error]="submission.error('name')"
          [(value)]="name"
        />
        <adm-text-field
          type="url"
          [label]="texts.website"
          [hint]="texts.hints.website"
          [error]="submission.error('websiteUrl')"
          [(value)]="website"
        />
        @if (submission.failure(); as failure) {
          <tr-error [error]="failure" [safe]="kept" [canRetry]="false" />
        }
        <div class="row">
          <button class="btn btn-primary" type="submit" [disabled]="submission.busy()">{{ texts.create }}</button>
          <a class="btn btn-quiet" routerLink="/merchants">{{ texts.cancel }}</a>
        </div>
      </form>
    </main>
  `,
})
export class NewMerchant {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly texts = merchantStrings;
  protected readonly kept = formStrings.kept;
  protected readonly submission = new Submission();
  protected readonly name = signal('');
  protected readonly website = signal('');

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { missing } = this.texts;
    const [name, website] = [this.name().trim(), this.website().trim()];
    const body = { name, websiteUrl: website === '' ? null : website };
    const checks = {
      name: name === '' ? missing.name : undefined,
      websiteUrl: website === '' || isHttpAddress(website) ? undefined : missing.website,
    };
    const merchant = await this.submission.run(body, checks, (key) =>
      this.api.call(merchantsCreate, { 'Idempotency-Key': key, body }),
    );
    if (!merchant) return;
    this.toasts.show(this.texts.created(merchant.name));
    void this.router.navigate(['/merchants', merchant.id]);
  }
}
