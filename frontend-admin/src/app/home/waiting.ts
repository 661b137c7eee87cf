import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { Attention, countWords } from '../directory/attention';
import type { Asking } from '../directory/attention';
import { homeStrings } from './home.strings';

const doors = {
  alerts: { link: '/security', query: { state: 'open' } },
  held: { link: '/conversions', query: { state: 'on_hold' } },
  applied: { link: '/affiliates', query: { standing: 'in_review' } },
} as const;

/** What asks for a decision, the most pressing first; each line is a door to its rows. */
@Component({
  selector: 'adm-waiting',
  imports: [ErrorState, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack">
      <h2>{{ texts.waits }}</h2>
      @if (attention.error(); as problem) {
        <tr-error [error]="problem" (retry)="attention.reload()" />
      } @else if (attention.loading()) {
        <tr-skeleton [rows]="2" />
      } @else {
        @for (item of items(); track item.kind) {
          <div>
            <p>
              <a [routerLink]="item.link" [queryParams]="item.query">{{ item.label }}: {{ item.words }}</a>
            </p>
            <p class="small muted">{{ item.why }}</p>
          </div>
        } @empty {
          <p class="muted">{{ texts.nothingWaits }}</p>
        }
      }
    </section>
  `,
})
export class Waiting {
  protected readonly attention = inject(Attention);
  protected readonly texts = homeStrings;
  protected readonly items = computed(() =>
    this.attention.asking().map((asking) => ({ ...asking, ...doors[asking.kind], ...wordsOf(asking) })),
  );
}

function wordsOf(asking: Asking): { label: string; words: string; why: string } {
  const texts = homeStrings.attention[asking.kind];
  const { urgent } = asking;
  return {
    label: texts.label,
    words: texts.count(countWords(asking)),
    why: urgent > 0 ? homeStrings.critical(urgent) : texts.why,
  };
}
