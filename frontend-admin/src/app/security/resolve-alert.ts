import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { alertsResolve } from '@tributary/frontend-shared/api/generated/operations';
import type { Alert } from '@tributary/frontend-shared/api/generated/schema';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { EntryForm } from '../forms/entry-form';
import { TextField } from '../forms/text-field';
import { securityStrings } from './security.strings';

/** Says of an alert what it was and what was done. */
@Component({
  selector: 'adm-resolve-alert',
  imports: [EntryForm, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (!open()) {
      <button class="btn btn-small" type="button" (click)="open.set(true)">{{ texts.resolve }}</button>
    } @else {
      <adm-entry-form
        small
        [action]="texts.confirm"
        [submission]="submission"
        (sent)="submit()"
        (cancelled)="open.set(false)"
      >
        <adm-text-field
          [rows]="3"
          [label]="texts.note"
          [maxlength]="2000"
          [error]="submission.error('note')"
          [(value)]="note"
        />
      </adm-entry-form>
    }
  `,
})
export class ResolveAlert {
  readonly alertId = input.required<string>();
  readonly resolved = output<Alert>();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly texts = securityStrings;
  protected readonly submission = new Submission();
  protected readonly open = signal(false);
  protected readonly note = signal('');

  protected async submit(): Promise<void> {
    const body = { note: this.note().trim() };
    const checks = { note: body.note === '' ? this.texts.noteMissing : undefined };
    const id = this.alertId();
    const alert = await this.submission.run({ id, ...body }, checks, (key) =>
      this.api.call(alertsResolve, { id, 'Idempotency-Key': key, body }),
    );
    if (alert === undefined) return;
    this.toasts.show(this.texts.done);
    this.resolved.emit(alert);
  }
}
