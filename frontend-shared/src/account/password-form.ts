import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Api } from '../api/api';
import { authChangePassword } from '../api/generated/operations';
import { FormFaults } from '../forms/form-faults';
import { ErrorState } from '../page-state/error';
import { accountStrings } from './account.strings';
import { EntryField } from './entry-field';
import { FormRequest } from './form-request';
import { shortestPassword } from './shortest-password';

/** Another password; the other devices have to sign in again. */
@Component({
  selector: 'tr-password-form',
  imports: [EntryField, ErrorState, FormFaults],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (changed()) {
      <p role="status">{{ texts.changed }}</p>
    } @else {
      <form class="form" novalidate (submit)="change($event)">
        <tr-entry-field
          type="password"
          autocomplete="current-password"
          [label]="texts.current"
          [error]="request.error('currentPassword')"
          [(value)]="current"
        />
        <tr-entry-field
          type="password"
          autocomplete="new-password"
          [label]="texts.next"
          [hint]="renewal.hint"
          [error]="tooShort() ? renewal.tooShort : request.error('newPassword')"
          [(value)]="next"
        />
        @if (request.failure(); as failure) {
          <tr-error [error]="failure" [safe]="kept" [canRetry]="false" />
        }
        <div class="row">
          <button class="btn btn-primary" type="submit" [disabled]="request.busy()">
            {{ request.busy() ? texts.changing : texts.change }}
          </button>
          <tr-form-faults />
        </div>
      </form>
    }
  `,
})
export class PasswordForm {
  private readonly api = inject(Api);
  protected readonly texts = accountStrings.passwordChange;
  protected readonly renewal = accountStrings.renewal;
  protected readonly kept = accountStrings.kept;
  protected readonly request = new FormRequest();
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly tooShort = signal(false);
  protected readonly changed = signal(false);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.tooShort.set(this.next().length < shortestPassword);
    if (this.tooShort()) return;
    const body = { currentPassword: this.current(), newPassword: this.next() };
    this.changed.set(await this.request.run(() => this.api.call(authChangePassword, { body })));
  }
}
