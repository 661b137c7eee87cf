import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { apiKeysList, apiKeysRevoke } from '@tributary/frontend-shared/api/generated/operations';
import type { CreatedApiKey } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import { Confirm } from '@tributary/frontend-shared/confirm/confirm';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { May } from '@tributary/frontend-shared/session/may';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Time } from '@tributary/frontend-shared/time/time';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { ProgramDirectory } from '../directory/program-directory';
import { TestMode } from '../directory/test-mode';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { keyColumns, keyName } from './key-columns';
import type { KeyRow } from './key-columns';
import { KeySecret } from './key-secret';
import { keyState } from './key-state';
import { keyStrings } from './keys.strings';
import { RotateKey } from './rotate-key';

/** A merchant's keys of the mode that is shown, and what can be done about them. */
@Component({
  selector: 'adm-merchant-keys',
  imports: [DataTable, Empty, ErrorState, KeySecret, May, RotateKey, RouterLink, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './merchant-keys.html',
  styles: `
    .from {
      display: block;
    }
    .actions {
      display: inline-flex;
      gap: 8px;
    }
  `,
})
export class MerchantKeys {
  readonly merchantId = input.required<string>();

  private readonly api = inject(Api);
  private readonly clock = inject(ServerClock);
  private readonly confirm = inject(Confirm);
  private readonly directory = inject(ProgramDirectory);
  private readonly toasts = inject(Toasts);
  protected readonly testMode = inject(TestMode);
  protected readonly texts = keyStrings;
  protected readonly name = keyName;
  protected readonly submission = new Submission();
  protected readonly columns = keyColumns((id) => this.directory.name(id));
  protected readonly list = pagedList(apiKeysList, () => ({ id: this.merchantId(), ...this.testMode.listed() }));
  protected readonly rows = computed<readonly KeyRow[]>(() => {
    const rows = this.list.rows();
    const replaced = new Set(rows.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])));
    return rows.map((key) => ({ ...key, state: keyState(key, this.clock.now(), replaced) }));
  });
  protected readonly rowId = ({ id }: KeyRow) => id;
  /** The key that is about to get a successor. */
  protected readonly rotating = signal<KeyRow | undefined>(undefined);
  protected readonly successor = signal<CreatedApiKey | undefined>(undefined);

  protected rotated(successor: CreatedApiKey): void {
    this.rotating.set(undefined);
    this.successor.set(successor);
    this.list.reload();
  }

  protected async revoke(key: KeyRow): Promise<void> {
    const { heading, ends, orders, stays, noUndo, action, done } = this.texts.revoking;
    const consequences = [ends, orders, stays, noUndo];
    const { id } = key;
    const revoked = await this.submission.run({ id }, {}, async (idempotencyKey) =>
      (await this.confirm.ask({ heading: heading(keyName(key)), consequences, action, danger: true }))
        ? this.api.call(apiKeysRevoke, { id, 'Idempotency-Key': idempotencyKey })
        : undefined,
    );
    if (!revoked) return;
    this.toasts.show(done(keyName(key)));
    this.list.reload();
  }
}
