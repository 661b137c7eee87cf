import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { supportViewStart } from '@tributary/frontend-shared/api/generated/operations';
import type { Affiliate } from '@tributary/frontend-shared/api/generated/schema';
import { FormFaults } from '@tributary/frontend-shared/forms/form-faults';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { TextField } from '../forms/text-field';
import { affiliateStrings } from './affiliates.strings';

/**
 * Asks why, then leads into the affiliate's app as the affiliate sees it. A link and not a window opened by itself: browsers
 * keep those away when an answer was waited for.
 */
@Component({
  selector: 'adm-support-view-dialog',
  imports: [ErrorState, FormFaults, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="support-view-heading">{{ texts.heading(affiliate.name) }}</h2>
    @if (address(); as href) {
      <p role="status">{{ texts.ready }}</p>
      <div class="dialog-actions">
        @if (!used()) {
          <button class="btn" type="button" (click)="dialog.close()">{{ texts.cancel }}</button>
        }
        <a
          class="btn btn-primary"
          target="_blank"
          rel="noopener"
          [href]="href"
          (click)="opened()"
          (auxclick)="opened()"
          >{{ texts.open }}</a
        >
      </div>
    } @else {
      <ul>
        <li>{{ texts.reads }}</li>
        <li>{{ texts.told }}</li>
      </ul>
      <form class="form" novalidate (submit)="start($event)">
        <adm-text-field
          [label]="texts.reason"
          [hint]="texts.reasonHint"
          [rows]="2"
          [maxlength]="300"
          [error]="submission.error('reason')"
          [(value)]="reason"
        />
        @if (submission.failure(); as failure) {
          <tr-error [error]="failure" [canRetry]="false" />
        }
        <div class="dialog-actions">
          <tr-form-faults />
          <button class="btn" type="button" (click)="dialog.close()">{{ texts.cancel }}</button>
          <button class="btn btn-primary" type="submit" [disabled]="submission.busy()">
            {{ submission.busy() ? texts.starting : texts.start }}
          </button>
        </div>
      </form>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      width: 480px;
      max-width: 100%;
      padding: 24px;
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding-inline-start: 18px;
    }
  `,
})
export class SupportViewDialog {
  private readonly api = inject(Api);
  protected readonly dialog = inject<DialogRef<unknown, SupportViewDialog>>(DialogRef);
  protected readonly affiliate = inject<Affiliate>(DIALOG_DATA);
  protected readonly texts = affiliateStrings.supportView;
  protected readonly submission = new Submission();
  protected readonly reason = signal('');
  /** The way in; its code is in the fragment, which no server and no log gets to see. */
  protected readonly address = signal('');

  /** The link works once: after it nothing is left to open or cancel here. */
  protected readonly used = signal(false);

  /** Closed after the browser followed the link: taken off the page before, the link would open nothing. */
  protected opened(): void {
    this.used.set(true);
    setTimeout(() => this.dialog.close());
  }

  protected async start(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    const checks = { reason: reason.length < 3 ? this.texts.missing : undefined };
    const { id } = this.affiliate;
    const started = await this.submission.run({ id, reason }, checks, (key) =>
      this.api.call(supportViewStart, { id, 'Idempotency-Key': key, body: { reason } }),
    );
    if (started) this.address.set(`/affiliate/support-view#code=${started.code}`);
  }
}
