import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { glossary } from '@tributary/backend/kernel/glossary';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import type { RowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { localized } from '@tributary/frontend-shared/strings/localized';
import type { BulkChange } from './bulk-change';

const texts = localized({
  en: {
    disabled: 'disabled',
    enabled: 'enabled',
    alreadyDisabled: 'already disabled',
    alreadyEnabled: 'already active',
    disableMany: (count: string) => `Disable ${count}?`,
    enableMany: (count: string) => `Enable ${count}?`,
    disabledEarnNothing: 'They earn no commission until they are enabled again.',
    enabledEarn: 'They earn commission again.',
  },
});

/** From so many rows on, somebody is asked once. */
const asksBeyond = 50;

interface Switched {
  readonly id: string;
  readonly code: string;
  readonly active: boolean;
}

/** Disables and enables the chosen links or coupons; what was just done can be undone. */
@Component({
  selector: 'adm-bulk-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (!selection().whole()) {
      @for (active of [false, true]; track active) {
        <button class="btn btn-small" type="button" [disabled]="bulk().busy()" (click)="switchChosen(active)">
          {{ active ? words.enable : words.disable }}
        </button>
      }
    }
  `,
  styles: ':host { display: contents; }',
})
export class BulkSwitch {
  readonly bulk = input.required<BulkChange>();
  readonly selection = input.required<RowSelection>();
  readonly rows = input.required<readonly Switched[]>();
  readonly change = input.required<(id: string, active: boolean) => Promise<Switched>>();
  readonly switched = output<Switched>();

  private readonly confirm = inject(Confirm);
  protected readonly words = glossary;
  private readonly chosen = computed(() => this.rows().filter(({ id }) => this.selection().ids().has(id)));

  protected async switchChosen(active: boolean): Promise<void> {
    const rows = this.chosen();
    if (rows.length > asksBeyond && !(await this.confirmed(active, formatCount(rows.length)))) return;
    await this.switchTo(active, rows);
    this.selection().clear();
  }

  private async switchTo(active: boolean, rows: readonly Switched[]): Promise<void> {
    const changed = await this.bulk().run({
      rows,
      nameOf: ({ code }) => code,
      skip: (row) => (row.active === active ? (active ? texts.alreadyEnabled : texts.alreadyDisabled) : undefined),
      change: ({ id }) => this.change()(id, active),
      done: active ? texts.enabled : texts.disabled,
      undo: (back) =>
        void this.switchTo(
          !active,
          back.map((row) => ({ ...row, active })),
        ),
    });
    for (const row of changed) this.switched.emit(row);
  }

  private confirmed(active: boolean, count: string): Promise<boolean> {
    return this.confirm.ask({
      heading: active ? texts.enableMany(count) : texts.disableMany(count),
      consequences: [active ? texts.enabledEarn : texts.disabledEarnNothing],
      action: active ? glossary.enable : glossary.disable,
    });
  }
}
