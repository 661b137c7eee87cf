import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { alertsResolve } from '@tributary/frontend-shared/api/generated/operations';
import type { Alert } from '@tributary/frontend-shared/api/generated/schema';
import { newIdempotencyKey } from '@tributary/frontend-shared/api/request-id';
import { BulkBar } from '@tributary/frontend-shared/selection/bulk-bar';
import type { RowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { LiveActions } from '../directory/live-actions';
import { BulkChange } from '../lists/bulk-change';
import { securityStrings } from './security.strings';

/** Resolves the chosen alerts with one note; those resolved already stay as they are. */
@Component({
  selector: 'adm-bulk-resolve',
  imports: [BulkBar, LiveActions],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tr-bulk-bar admLive [selection]="selection()">
      <input
        #text
        class="input note"
        maxlength="2000"
        [attr.aria-label]="texts.note"
        [attr.aria-invalid]="missing()"
        [placeholder]="texts.note"
        [value]="note()"
        (input)="note.set(text.value)"
      />
      <button class="btn btn-small" type="button" [disabled]="bulk.busy() || open().length === 0" (click)="resolve()">
        {{ texts.confirm }}
      </button>
      @if (missing()) {
        <span class="tiny negative" role="alert">{{ texts.noteMissing }}</span>
      }
    </tr-bulk-bar>
  `,
  styles: `
    .note {
      width: 240px;
    }
  `,
})
export class BulkResolve {
  readonly selection = input.required<RowSelection>();
  readonly alerts = input.required<readonly Alert[]>();
  readonly resolved = output<Alert>();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly texts = securityStrings;
  protected readonly bulk = new BulkChange();
  protected readonly note = signal('');
  protected readonly missing = signal(false);
  protected readonly open = computed(() =>
    this.alerts().filter(({ id, state }) => state === 'open' && this.selection().ids().has(id)),
  );

  protected async resolve(): Promise<void> {
    const body = { note: this.note().trim() };
    this.missing.set(body.note === '');
    if (this.missing()) return;
    const { changed, failed } = await this.bulk.run(
      this.open().map(({ id }) => id),
      (id) => this.api.call(alertsResolve, { id, 'Idempotency-Key': newIdempotencyKey(), body }),
    );
    for (const alert of changed) this.resolved.emit(alert);
    this.selection().clear();
    this.note.set('');
    this.toasts.show(this.texts.resolvedMany(changed.length, failed));
  }
}
