import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import {
  affiliateAccessInvite,
  affiliateAccessList,
  affiliateAccessResend,
  affiliateAccessWithdraw,
} from '@tributary/frontend-shared/api/generated/operations';
import type { Affiliate, Invitation } from '@tributary/frontend-shared/api/generated/schema';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { May } from '@tributary/frontend-shared/session/may';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { teamStrings } from '@tributary/frontend-shared/team/team.strings';
import { Time } from '@tributary/frontend-shared/time/time';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { affiliateStrings } from './affiliates.strings';

/** How an affiliate that nobody signs in for is invited: whether it was, until when, and sending it again or revoking it. */
@Component({
  selector: 'adm-affiliate-invitation',
  imports: [ErrorState, May, StateChip, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (current(); as invitation) {
      <p class="row">
        <bdi>{{ texts.inviteOf(invitation.email) }}</bdi>
        <tr-state-chip of="invitation" [state]="invitation.state" />
        <span class="small muted"
          >{{ invitation.state === 'expired' ? texts.inviteExpired : texts.inviteExpires }}
          <tr-time [value]="invitation.expiresAt"
        /></span>
      </p>
      <div *trMay="'affiliates:write'" class="row">
        <button class="btn btn-small" type="button" [disabled]="submission.busy()" (click)="resend(invitation)">
          {{ team.resend }}
        </button>
        <button class="btn btn-small" type="button" [disabled]="submission.busy()" (click)="withdraw(invitation)">
          {{ team.withdraw }}
        </button>
      </div>
    } @else {
      <div *trMay="'affiliates:write'" class="stack">
        <p class="small muted">{{ texts.inviteHint(affiliate().email) }}</p>
        <div class="row">
          <button class="btn btn-primary" type="button" [disabled]="submission.busy()" (click)="invite()">
            {{ submission.busy() ? texts.inviting : texts.invite }}
          </button>
        </div>
      </div>
    }
    @if (submission.failure(); as failure) {
      <tr-error [error]="failure" [canRetry]="false" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      overflow-wrap: anywhere;
    }
  `,
})
export class AffiliateInvitation {
  readonly affiliate = input.required<Affiliate>();
  /** Somebody may have accepted meanwhile. */
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly texts = affiliateStrings;
  protected readonly team = teamStrings;
  protected readonly submission = new Submission();
  private readonly list = apiResource(affiliateAccessList, () => ({ id: this.affiliate().id, limit: 20 }));
  /** The newest that can still be accepted or sent again. */
  protected readonly current = computed(() =>
    this.list.hasValue()
      ? this.list.value().data.find(({ role, state }) => role === 'affiliate' && ['open', 'expired'].includes(state))
      : undefined,
  );

  protected async invite(): Promise<void> {
    const { id, email } = this.affiliate();
    const sent = await this.submission.run({ id, email }, {}, (key) =>
      this.api.call(affiliateAccessInvite, { id, 'Idempotency-Key': key }),
    );
    this.after(sent, this.texts.invited(email));
  }

  protected async resend({ id: invitationId, email, expiresAt }: Invitation): Promise<void> {
    const about = { id: this.affiliate().id, invitationId };
    const sent = await this.submission.run({ ...about, expiresAt }, {}, (key) =>
      this.api.call(affiliateAccessResend, { ...about, 'Idempotency-Key': key }),
    );
    this.after(sent, this.texts.invited(email));
  }

  protected async withdraw({ id: invitationId, email }: Invitation): Promise<void> {
    const { heading, link, again, action } = this.team.withdrawing;
    if (!(await this.confirm.ask({ heading: heading(email), consequences: [link, again], action }))) return;
    const about = { id: this.affiliate().id, invitationId };
    const gone = await this.submission.run(about, {}, (key) =>
      this.api.call(affiliateAccessWithdraw, { ...about, 'Idempotency-Key': key }),
    );
    this.after(gone, this.team.withdrawn(email));
  }

  private after(done: Invitation | undefined, words: string): void {
    this.list.reload();
    if (done) this.toasts.show(words);
    else this.changed.emit();
  }
}
