import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { affiliateAccessChangeEmail, affiliatesRename } from '@tributary/frontend-shared/api/generated/operations';
import type { Affiliate } from '@tributary/frontend-shared/api/generated/schema';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { UnsavedForm } from '@tributary/frontend-shared/forms/unsaved-form';
import { TextField } from '../forms/text-field';
import { affiliateStrings } from './affiliates.strings';

/** Another name or address of an affiliate, by staff: each is saved by itself, because the address asks for a fresh proof. */
@Component({
  selector: 'adm-affiliate-details',
  imports: [ErrorState, TextField, UnsavedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack" [attr.aria-label]="texts.editTitle">
      <h2>{{ texts.editTitle }}</h2>
      <form class="form" novalidate [trUnsaved]="naming" (submit)="rename($event)">
        <adm-text-field
          [label]="texts.name"
          [hint]="texts.hints.name"
          [maxlength]="100"
          [error]="naming.error('name')"
          [(value)]="name"
        />
        @if (naming.failure(); as failure) {
          <tr-error [error]="failure" [canRetry]="false" />
        }
        <div class="row">
          <button class="btn" type="submit" [disabled]="naming.busy()">
            {{ texts.rename }}
          </button>
        </div>
      </form>
      <form class="form" novalidate [trUnsaved]="mailing" (submit)="changeEmail($event)">
        <adm-text-field
          type="email"
          [label]="texts.email"
          [hint]="texts.hints.changeEmail"
          [maxlength]="254"
          [error]="mailing.error('email')"
          [(value)]="email"
        />
        @if (mailing.failure(); as failure) {
          <tr-error [error]="failure" [canRetry]="false" />
        }
        <div class="row">
          <button class="btn" type="submit" [disabled]="mailing.busy()">
            {{ texts.changeEmail }}
          </button>
        </div>
      </form>
    </section>
  `,
})
export class AffiliateDetails {
  readonly affiliate = input.required<Affiliate>();
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly texts = affiliateStrings;
  protected readonly naming = new Submission();
  protected readonly mailing = new Submission();
  // By the stored value, not the affiliate: saving one field reads it anew, and must not take back what is typed in the other.
  private readonly storedName = computed(() => this.affiliate().name);
  private readonly storedEmail = computed(() => this.affiliate().email);
  protected readonly name = linkedSignal(this.storedName);
  protected readonly email = linkedSignal(this.storedEmail);

  protected async rename(event: Event): Promise<void> {
    event.preventDefault();
    const [id, body] = [this.affiliate().id, { name: this.name().trim() }];
    const checks = { name: body.name === '' ? this.texts.missing.name : undefined };
    const saved = await this.naming.run({ id, ...body }, checks, (key) =>
      this.api.call(affiliatesRename, { id, 'Idempotency-Key': key, body }),
    );
    if (saved) this.done(this.texts.renamed);
  }

  protected async changeEmail(event: Event): Promise<void> {
    event.preventDefault();
    const [id, body] = [this.affiliate().id, { email: this.email().trim() }];
    const { missing, sameEmail } = this.texts;
    const fault = /^\S+@\S+$/.test(body.email) ? undefined : missing.email;
    const checks = { email: body.email === this.storedEmail() ? sameEmail : fault };
    const saved = await this.mailing.run({ id, ...body }, checks, (key) =>
      this.api.call(affiliateAccessChangeEmail, { id, 'Idempotency-Key': key, body }),
    );
    if (!saved) return;
    const { email, signInEmail } = saved;
    this.done(signInEmail === null ? this.texts.emailChanged(email) : this.texts.emailAsked(email, signInEmail));
  }

  private done(words: string): void {
    this.toasts.show(words);
    this.changed.emit();
  }
}
