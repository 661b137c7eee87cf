import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api } from '../api/api';
import { authChangePassword } from '../api/generated/operations';
import { FormFaults } from '../forms/form-faults';
import { UnsavedForm } from '../forms/unsaved-form';
import { ErrorState } from '../page-state/error';
import { Session } from '../session/session';
import { accountStrings } from './account.strings';
import { EntryField } from './entry-field';
import { FormRequest } from './form-request';
import { shortestPassword } from './shortest-password';

/** Another password; the other devices have to sign in again. */
@Component({
  selector: 'tr-password-form',
  imports: [EntryField, ErrorState, FormFaults, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (changed()) {
      <p role="status">{{ texts.changed }}</p>
    } @else {
      <p class="small muted">{{ texts.lead }}</p>
      <form class="form" novalidate [trUnsaved]="request" (submit)="change($event)">
        <!-- Says to password managers whose password this is. -->
        <input
          class="visually-hidden"
          type="email"
          autocomplete="username"
          tabindex="-1"
          aria-hidden="true"
          [value]="session.user()?.email ?? ''"
        />
        <tr-entry-field
          [type]="type()"
          autocomplete="current-password"
          [label]="texts.current"
          [error]="request.error('currentPassword')"
          [(value)]="current"
        />
        <tr-entry-field
          [type]="type()"
          autocomplete="new-password"
          [label]="texts.next"
          [hint]="renewal.hint"
          [error]="fault() ?? request.error('newPassword')"
          [(value)]="next"
        />
        <label class="row small">
          <input type="checkbox" data-view-only #show [checked]="shown()" (change)="shown.set(show.checked)" />
          {{ texts.show }}
        </label>
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
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
  `,
})
export class PasswordForm {
  private readonly api = inject(Api);
  protected readonly session = inject(Session);
  protected readonly texts = accountStrings.passwordChange;
  protected readonly renewal = accountStrings.renewal;
  protected readonly kept = accountStrings.kept;
  protected readonly request = new FormRequest();
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly shown = signal(false);
  protected readonly type = computed(() => (this.shown() ? 'text' : 'password'));
  protected readonly fault = signal<string | undefined>(undefined);
  protected readonly changed = signal(false);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    const body = { currentPassword: this.current(), newPassword: this.next() };
    this.fault.set(this.faultOf(body));
    if (this.fault() !== undefined) return;
    // Another session from here on: the earlier ones have ended, this device's too.
    const send = async () => this.session.take(await this.api.call(authChangePassword, { body }));
    this.changed.set(await this.request.run(send));
  }

  private faultOf({ currentPassword, newPassword }: { currentPassword: string; newPassword: string }) {
    if (newPassword.length < shortestPassword) return this.renewal.tooShort;
    return newPassword === currentPassword ? this.texts.same : undefined;
  }
}
