import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Api } from '../api/api';
import { accountResetPassword } from '../api/generated/operations';
import { FormFaults } from '../forms/form-faults';
import { UnsavedForm } from '../forms/unsaved-form';
import { ErrorState } from '../page-state/error';
import { accountStrings } from './account.strings';
import { EntryField } from './entry-field';
import { FormRequest } from './form-request';
import { shortestPassword } from './shortest-password';
import { WayIn } from './way-in';

/** Sets a new password by the link of a mail. The secret stands behind the `#` and is sent nowhere but to the API. */
@Component({
  selector: 'tr-new-password-page',
  imports: [EntryField, ErrorState, FormFaults, RouterLink, UnsavedForm, WayIn],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (done()) {
      <tr-way-in [title]="texts.renewal.doneTitle" [lead]="texts.renewal.done">
        <div class="row" role="status">
          <a class="btn btn-primary" routerLink="/sign-in">{{ texts.toSignIn }}</a>
        </div>
      </tr-way-in>
    } @else if (unusable()) {
      <tr-way-in [title]="texts.renewal.unusableTitle" [lead]="texts.verify.unusable">
        <div class="row" role="alert">
          <a class="btn btn-primary" routerLink="/forgot-password">{{ texts.renewal.another }}</a>
        </div>
      </tr-way-in>
    } @else {
      <tr-way-in [title]="texts.renewal.title" [lead]="texts.renewal.lead">
        <form class="form" novalidate [trUnsaved]="request" (submit)="set($event)">
          <tr-entry-field
            autocomplete="new-password"
            [type]="shown() ? 'text' : 'password'"
            [label]="texts.renewal.label"
            [hint]="texts.renewal.hint"
            [error]="tooShort() ? texts.renewal.tooShort : request.error('password')"
            [(value)]="password"
          />
          <label class="row small">
            <input type="checkbox" data-view-only #show [checked]="shown()" (change)="shown.set(show.checked)" />
            {{ texts.renewal.show }}
          </label>
          @if (request.failure(); as failure) {
            <tr-error [error]="failure" [safe]="texts.kept" [canRetry]="false" />
          }
          <button class="btn btn-primary" type="submit" [disabled]="request.busy()">
            {{ request.busy() ? texts.renewal.setting : texts.renewal.set }}
          </button>
          <tr-form-faults />
        </form>
      </tr-way-in>
    }
  `,
})
export class NewPasswordPage {
  private readonly api = inject(Api);
  private readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  protected readonly texts = accountStrings;
  protected readonly request = new FormRequest();
  protected readonly password = signal('');
  protected readonly shown = signal(false);
  protected readonly tooShort = signal(false);
  protected readonly done = signal(false);
  protected readonly unusable = computed(() => this.token === '' || this.request.code() === 'link_unusable');

  protected async set(event: Event): Promise<void> {
    event.preventDefault();
    const password = this.password();
    this.tooShort.set(password.length < shortestPassword);
    if (this.tooShort()) return;
    const body = { token: this.token, password };
    if (await this.request.run(() => this.api.call(accountResetPassword, { body }))) this.done.set(true);
  }
}
