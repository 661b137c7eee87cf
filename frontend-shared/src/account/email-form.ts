import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api } from '../api/api';
import { accountAskEmailChange } from '../api/generated/operations';
import { newIdempotencyKey } from '../api/request-id';
import { FormFaults } from '../forms/form-faults';
import { UnsavedForm } from '../forms/unsaved-form';
import { ErrorState } from '../page-state/error';
import { Session } from '../session/session';
import { accountStrings } from './account.strings';
import { EntryField } from './entry-field';
import { FormRequest } from './form-request';

/** Asks for another address to sign in with. It counts once the link that goes there is used. */
@Component({
  selector: 'tr-email-form',
  imports: [EntryField, ErrorState, FormFaults, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <span class="small muted">{{ texts.now }}</span><br /><bdi>{{ address() }}</bdi>
    </p>
    @if (sentTo(); as email) {
      <p role="status">{{ texts.sent(email) }}</p>
    } @else {
      <p class="small muted">{{ texts.lead }}</p>
      <form class="form" novalidate [trUnsaved]="request" (submit)="send($event)">
        <tr-entry-field
          type="email"
          autocomplete="email"
          [label]="texts.label"
          [error]="faults().email ?? request.error('email')"
          [(value)]="email"
        />
        <tr-entry-field
          type="password"
          autocomplete="current-password"
          [label]="texts.password"
          [error]="faults().password ?? request.error('password')"
          [(value)]="password"
        />
        @if (request.failure(); as failure) {
          <tr-error [error]="failure" [safe]="kept" [canRetry]="false" />
        }
        <div class="row">
          <button class="btn btn-primary" type="submit" [disabled]="request.busy()">
            {{ request.busy() ? texts.sending : texts.send }}
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
      overflow-wrap: anywhere;
    }
  `,
})
export class EmailForm {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly texts = accountStrings.change;
  protected readonly kept = accountStrings.kept;
  protected readonly request = new FormRequest();
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly sentTo = signal('');
  protected readonly faults = signal<{ readonly email?: string; readonly password?: string }>({});
  protected readonly address = computed(() => this.session.user()?.email ?? '');

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const body = { email: this.email().trim(), password: this.password() };
    this.faults.set(this.faultsOf(body));
    if (Object.keys(this.faults()).length > 0) return;
    const params = { body, 'Idempotency-Key': newIdempotencyKey() };
    if (await this.request.run(() => this.api.call(accountAskEmailChange, params))) this.sentTo.set(body.email);
  }

  private faultsOf({ email, password }: { email: string; password: string }) {
    const same = email.toLowerCase() === this.address().toLowerCase();
    return {
      ...(email === '' ? { email: accountStrings.forgot.noEmail } : same ? { email: this.texts.same } : {}),
      ...(password === '' ? { password: this.texts.noPassword } : {}),
    };
  }
}
