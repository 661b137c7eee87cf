import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { localized } from '@tributary/frontend-shared/strings/localized';
import type { BulkChange } from './bulk-change';
import { outcomeWords, resultWords } from './bulk-outcome';
import type { BulkResult, RowOutcome } from './bulk-outcome';

const texts = localized({
  en: {
    progress: (done: string, of: string) => `${done} of ${of} done…`,
    details: 'Details',
    undo: 'Undo',
    dismiss: 'Dismiss',
  },
});

/** What became of the rows that were changed together: one sentence, each row on demand. It stays until dismissed. */
@Component({
  selector: 'adm-bulk-report',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status">
      @if (bulk().progress(); as progress) {
        <p class="card small">{{ progressWords(progress) }}</p>
      } @else if (bulk().result(); as result) {
        <div class="card">
          <div class="row">
            <span class="words">{{ words(result) }}</span>
            @if (result.undo; as undo) {
              <button class="btn btn-small" type="button" (click)="undo()">{{ texts.undo }}</button>
            }
            <button class="btn btn-quiet btn-small" type="button" (click)="bulk().dismiss()">
              {{ texts.dismiss }}
            </button>
          </div>
          <details class="small">
            <summary>{{ texts.details }}</summary>
            <ul>
              @for (outcome of inOrder(result); track $index) {
                <li>
                  <bdi>{{ outcome.name }}</bdi>: {{ wordsOf(outcome, result.done) }}
                </li>
              }
            </ul>
          </details>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      display: contents;
    }

    /* Always there, so that screen readers hear what comes into it; empty, it takes no room. */
    [role='status']:empty {
      position: absolute;
    }

    .card {
      padding: 8px 16px;
    }

    .words {
      flex: 1;
    }

    ul {
      max-height: 240px;
      margin: 4px 0;
      overflow-y: auto;
    }
  `,
})
export class BulkReport {
  readonly bulk = input.required<BulkChange>();
  protected readonly texts = texts;
  protected readonly wordsOf = outcomeWords;

  /** What needs another look comes first. */
  protected inOrder({ outcomes }: BulkResult): readonly RowOutcome[] {
    return (['failed', 'skipped', 'changed'] as const).flatMap((kind) => outcomes.filter((it) => it.kind === kind));
  }

  protected words(result: BulkResult): string {
    return `${resultWords(result)}.`;
  }

  protected progressWords({ done, of }: { readonly done: number; readonly of: number }): string {
    return texts.progress(formatCount(done), formatCount(of));
  }
}
