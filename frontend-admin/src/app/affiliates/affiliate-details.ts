import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { affiliateAccessChangeEmail, affiliatesRename } from '@tributary/frontend-shared/api/generated/operations';
import type { Affiliate } from '@tributary/frontend-shared/api/generated/schema';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { TextField } from '../forms/text-field';
import { affiliateStrings } from './affiliates.strings';

/** Another name or address of an affiliate, by staff: each is saved by itself, because the address asks for a fresh proof. */
@Component({
  selector: 'adm-affiliate-details',
  imports: [ErrorState, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack" [attr.aria-label]="texts.editTitle">
      <h2>{{ texts.editTitle }}</h2>
      <form class="form" novalidate (submit)="rename($event)">
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
          <button class="btn" type="submit" [disabled]="naming.busy() || name().trim() === affiliate().name">
            {{ texts.rename }}
          </button>
        </div>
      </form>
      <form class="form" novalidate (submit)="changeEmail($event)">
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
          <button class="btn" type="submit" [disabled]="mailing.busy() || email().trim() === affiliate().email">
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
  protected readonly name = linkedSignal(() => this.affiliate().name);
  protected readonly email = linkedSignal(() => this.affiliate().email);

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
    const checks = { email: /^\S+@\S+$/.test(body.email) ? undefined : this.texts.missing.email };
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
