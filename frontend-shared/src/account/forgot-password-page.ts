import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../api/api';
import { accountAskPasswordReset } from '../api/generated/operations';
import { FormFaults } from '../forms/form-faults';
import { ErrorState } from '../page-state/error';
import { accountStrings } from './account.strings';
import { carriedEmail } from './carried-email';
import { EntryField } from './entry-field';
import { FormRequest } from './form-request';
import { WayIn } from './way-in';

/** Asks for the link with which a forgotten password can be set anew. Never says whether there is such an account. */
@Component({
  selector: 'tr-forgot-password-page',
  imports: [EntryField, ErrorState, FormFaults, RouterLink, WayIn],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sentTo(); as email) {
      <tr-way-in [title]="texts.forgot.sentTitle" [lead]="texts.forgot.sent(email)">
        <div class="row" role="status">
          <a class="btn btn-primary" routerLink="/sign-in">{{ texts.toSignIn }}</a>
          <button class="btn btn-quiet" type="button" (click)="sentTo.set('')">{{ texts.forgot.again }}</button>
        </div>
      </tr-way-in>
    } @else {
      <tr-way-in [title]="texts.forgot.title" [lead]="texts.forgot.lead">
        <form class="form" novalidate (submit)="send($event)">
          <tr-entry-field
            type="email"
            autocomplete="username"
            [label]="texts.email"
            [error]="missing() ? texts.forgot.noEmail : request.error('email')"
            [(value)]="email"
          />
          @if (request.failure(); as failure) {
            <tr-error [error]="failure" [safe]="texts.kept" [canRetry]="false" />
          }
          <button class="btn btn-primary" type="submit" [disabled]="request.busy()">
            {{ request.busy() ? texts.forgot.sending : texts.forgot.send }}
          </button>
          <tr-form-faults />
        </form>
        <a class="small" routerLink="/sign-in">{{ texts.toSignIn }}</a>
      </tr-way-in>
    }
  `,
})
export class ForgotPasswordPage {
  private readonly api = inject(Api);
  protected readonly texts = accountStrings;
  protected readonly request = new FormRequest();
  protected readonly email = signal(carriedEmail());
  protected readonly missing = signal(false);
  protected readonly sentTo = signal('');

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.email().trim();
    this.missing.set(email === '');
    if (email === '') return;
    const body = { email };
    if (await this.request.run(() => this.api.call(accountAskPasswordReset, { body }))) this.sentTo.set(email);
  }
}
