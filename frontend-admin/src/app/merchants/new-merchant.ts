import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { merchantsCreate } from '@tributary/frontend-shared/api/generated/operations';
import { LiveActions } from '../directory/live-actions';
import { afterForm } from '../forms/after-form';
import { EntryForm } from '../forms/entry-form';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { isWebAddress, typedAddress } from '@tributary/frontend-shared/forms/typed-text';
import { merchantStrings } from './merchants.strings';

/** Takes a merchant in; its programs and keys are made apart. */
@Component({
  selector: 'adm-new-merchant',
  imports: [EntryForm, LiveActions, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <a class="small" routerLink="/merchants">← {{ texts.back }}</a>
      <h1>{{ texts.createTitle }}</h1>
      <adm-entry-form admLive leave="/merchants" [action]="texts.create" [submission]="submission" (sent)="submit()">
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
      </adm-entry-form>
    </main>
  `,
})
export class NewMerchant {
  private readonly api = inject(Api);
  private readonly done = afterForm();
  protected readonly texts = merchantStrings;
  protected readonly submission = new Submission();
  protected readonly name = signal('');
  protected readonly website = signal('');

  protected async submit(): Promise<void> {
    const { missing } = this.texts;
    const [name, website] = [this.name().trim(), typedAddress(this.website())];
    const body = { name, websiteUrl: website === '' ? null : website };
    const checks = {
      name: name === '' ? missing.name : undefined,
      websiteUrl: website === '' || isWebAddress(website) ? undefined : missing.website,
    };
    const merchant = await this.submission.run(body, checks, (key) =>
      this.api.call(merchantsCreate, { 'Idempotency-Key': key, body }),
    );
    if (!merchant) return;
    this.done(this.texts.created(merchant.name), ['/merchants', merchant.id]);
  }
}
