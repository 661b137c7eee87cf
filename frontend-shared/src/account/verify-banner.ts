import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api } from '../api/api';
import { accountSendVerification } from '../api/generated/operations';
import { problemOf } from '../api/problem';
import { newIdempotencyKey } from '../api/request-id';
import { Session } from '../session/session';
import { accountStrings } from './account.strings';
import { FormRequest } from './form-request';

/** Reminds whoever is signed in to prove their address, and sends the link again. Nothing where it is proven. */
@Component({
  selector: 'tr-verify-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (shown()) {
      <div class="banner small" role="status">
        <span>{{ words() }}</span>
        @if (!sent()) {
          <button class="btn btn-small" type="button" [disabled]="request.busy()" (click)="resend()">
            {{ request.busy() ? texts.resending : texts.resend }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    .banner {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding: 8px var(--gutter);
      border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
  `,
})
export class VerifyBanner {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly texts = accountStrings.verify;
  protected readonly request = new FormRequest();
  protected readonly sent = signal(false);
  // Somebody remembered from before addresses were proven is not asked until the API has said so.
  protected readonly shown = computed(() => this.session.user()?.emailVerified === false);
  protected readonly words = computed(() => {
    if (this.sent()) return this.texts.resent;
    const failure = this.request.failure();
    if (failure !== undefined) return problemOf(failure).detail || this.texts.failed;
    return this.texts.banner(this.session.user()?.email ?? '');
  });

  protected async resend(): Promise<void> {
    const params = { 'Idempotency-Key': newIdempotencyKey() };
    this.sent.set(await this.request.run(() => this.api.call(accountSendVerification, params)));
  }
}
