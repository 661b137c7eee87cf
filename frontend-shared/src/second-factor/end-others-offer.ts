import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { FormRequest } from '../account/form-request';
import { Api, apiResource } from '../api/api';
import { sessionsEndOthers, sessionsList } from '../api/generated/operations';
import { newIdempotencyKey } from '../api/request-id';
import { ErrorState } from '../page-state/error';
import { Toasts } from '../toast/toasts';
import { secondFactorStrings } from './second-factor.strings';

/** Offers to end all other sessions, to somebody who has just changed a factor; nothing where there are none. */
@Component({
  selector: 'tr-end-others-offer',
  imports: [ErrorState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (others() > 0) {
      <div class="offer" role="status">
        <p>{{ texts.signedInElsewhere(others()) }}</p>
        <div class="actions">
          <button class="btn btn-small btn-danger" type="button" [disabled]="request.busy()" (click)="end()">
            {{ texts.endOthers }}
          </button>
          <button class="btn btn-small" type="button" [disabled]="request.busy()" (click)="done.emit()">
            {{ texts.keepOthers }}
          </button>
        </div>
        @if (request.failure(); as failure) {
          <tr-error [error]="failure" [canRetry]="false" />
        }
      </div>
    }
  `,
  styles: `
    .offer {
      display: grid;
      gap: 8px;
      padding: 12px 16px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class EndOthersOffer {
  /** The person ended them, or wants to keep them. */
  readonly done = output();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly texts = secondFactorStrings;
  protected readonly request = new FormRequest();
  private readonly sessions = apiResource(sessionsList, () => ({}));
  protected readonly others = computed(() =>
    this.sessions.hasValue() ? this.sessions.value().data.filter(({ current }) => !current).length : 0,
  );

  protected async end(): Promise<void> {
    const send = () => this.api.call(sessionsEndOthers, { 'Idempotency-Key': newIdempotencyKey() });
    if (!(await this.request.run(send))) return;
    this.toasts.show(this.texts.endedOthers);
    this.done.emit();
  }
}
