import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Api } from '@tributary/frontend-shared/api/api';
import { alertsResolve } from '@tributary/frontend-shared/api/generated/operations';
import type { Alert } from '@tributary/frontend-shared/api/generated/schema';
import { newIdempotencyKey } from '@tributary/frontend-shared/api/request-id';
import type { RowSelection } from '@tributary/frontend-shared/selection/row-selection';
import type { BulkChange } from '../lists/bulk-change';
import { securityStrings } from './security.strings';

/** Resolves the chosen alerts with one note; those resolved already stay as they are. */
@Component({
  selector: 'adm-bulk-resolve',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
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
    <button class="btn btn-small" type="button" [disabled]="bulk().busy()" (click)="resolve()">
      {{ texts.confirm }}
    </button>
    @if (missing()) {
      <span class="tiny negative" role="alert">{{ texts.noteMissing }}</span>
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    .note {
      width: 240px;
    }
  `,
})
export class BulkResolve {
  readonly bulk = input.required<BulkChange>();
  readonly selection = input.required<RowSelection>();
  readonly alerts = input.required<readonly Alert[]>();
  readonly resolved = output<Alert>();

  private readonly api = inject(Api);
  protected readonly texts = securityStrings;
  protected readonly note = signal('');
  protected readonly missing = signal(false);
  protected async resolve(): Promise<void> {
    const body = { note: this.note().trim() };
    this.missing.set(body.note === '');
    if (this.missing()) return;
    const resolved = await this.bulk().run({
      rows: this.alerts().filter(({ id }) => this.selection().ids().has(id)),
      nameOf: ({ summary }) => summary,
      skip: ({ state }) => (state === 'open' ? undefined : this.texts.alreadyResolved),
      skipCodes: { alert_resolved: this.texts.alreadyResolved },
      change: ({ id }) => this.api.call(alertsResolve, { id, 'Idempotency-Key': newIdempotencyKey(), body }),
      done: this.texts.resolvedMany,
    });
    for (const alert of resolved) this.resolved.emit(alert);
    this.selection().clear();
    this.note.set('');
  }
}
