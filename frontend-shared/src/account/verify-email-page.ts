import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { Api } from '../api/api';
import { accountVerifyEmail } from '../api/generated/operations';
import { ErrorState } from '../page-state/error';
import { accountStrings } from './account.strings';
import { FormRequest } from './form-request';
import { WayIn } from './way-in';

/** Proves an address by the link of a mail, as soon as it is opened. */
@Component({
  selector: 'tr-verify-email-page',
  imports: [ErrorState, WayIn],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tr-way-in [title]="title()" [lead]="lead()">
      @if (request.failure() && !refused()) {
        <tr-error [error]="request.failure()" [safe]="texts.safe" (retry)="verify()" />
      } @else if (!request.busy()) {
        <!-- Not a way inside the app: it starts anew and learns what has changed. -->
        <div class="row" role="status">
          <a class="btn btn-primary" href="./">{{ texts.verify.goOn }}</a>
        </div>
      }
    </tr-way-in>
  `,
})
export class VerifyEmailPage {
  private readonly api = inject(Api);
  private readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  private readonly done = signal(false);
  protected readonly texts = accountStrings;
  protected readonly request = new FormRequest();
  protected readonly refused = computed(
    () => this.token === '' || ['link_unusable', 'email_taken'].includes(this.request.code() ?? ''),
  );
  protected readonly title = computed(() => {
    const { verify } = this.texts;
    if (this.done()) return verify.doneTitle;
    if (this.request.code() === 'email_taken') return verify.takenTitle;
    return this.refused() ? verify.unusableTitle : verify.title;
  });
  protected readonly lead = computed(() => {
    const { verify } = this.texts;
    if (this.done()) return verify.done;
    if (this.request.busy()) return verify.checking;
    return this.refused() && this.request.code() !== 'email_taken' ? verify.unusable : undefined;
  });

  constructor() {
    if (this.token !== '') void this.verify();
  }

  protected async verify(): Promise<void> {
    const body = { token: this.token };
    this.done.set(await this.request.run(() => this.api.call(accountVerifyEmail, { body })));
  }
}
