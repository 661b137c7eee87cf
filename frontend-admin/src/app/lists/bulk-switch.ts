import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { glossary } from '@tributary/backend/kernel/glossary';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { BulkBar } from '@tributary/frontend-shared/selection/bulk-bar';
import type { RowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { localized } from '@tributary/frontend-shared/strings/localized';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { LiveActions } from '../directory/live-actions';
import { BulkChange } from './bulk-change';

const texts = localized({
  en: {
    disabled: (count: string) => `${count} disabled.`,
    enabled: (count: string) => `${count} enabled.`,
    skipped: (count: string) => `${count} could not be changed.`,
  },
});

interface Switched {
  readonly id: string;
  readonly active: boolean;
}

/** Disables and enables the chosen links or coupons; what was just done can be undone. */
@Component({
  selector: 'adm-bulk-switch',
  imports: [BulkBar, LiveActions],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tr-bulk-bar admLive [selection]="selection()">
      @for (active of [false, true]; track active) {
        <button class="btn btn-small" type="button" [disabled]="bulk.busy()" (click)="switchTo(active, chosen())">
          {{ active ? words.enable : words.disable }}
        </button>
      }
    </tr-bulk-bar>
  `,
})
export class BulkSwitch {
  readonly selection = input.required<RowSelection>();
  readonly rows = input.required<readonly Switched[]>();
  readonly change = input.required<(id: string, active: boolean) => Promise<Switched>>();
  readonly switched = output<Switched>();

  private readonly toasts = inject(Toasts);
  protected readonly words = glossary;
  protected readonly bulk = new BulkChange();

  protected chosen(): readonly string[] {
    return [...this.selection().ids()];
  }

  protected async switchTo(active: boolean, ids: readonly string[]): Promise<void> {
    const differing = this.rows().filter((row) => ids.includes(row.id) && row.active !== active);
    const { changed, failed } = await this.bulk.run(
      differing.map(({ id }) => id),
      (id) => this.change()(id, active),
    );
    for (const row of changed) this.switched.emit(row);
    this.selection().clear();
    const done = (active ? texts.enabled : texts.disabled)(formatCount(changed.length));
    const text = failed === 0 ? done : `${done} ${texts.skipped(formatCount(failed))}`;
    const back = changed.map(({ id }) => id);
    this.toasts.show(text, back.length === 0 ? {} : { undo: () => void this.switchTo(!active, back) });
  }
}
