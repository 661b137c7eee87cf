import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { affiliatesList } from '@tributary/frontend-shared/api/generated/fn/affiliates/affiliates-list';
import { conversionsList } from '@tributary/frontend-shared/api/generated/fn/conversions/conversions-list';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { ProgramScope } from '../directory/program-scope';
import { TestMode } from '../directory/test-mode';
import { homeStrings } from './home.strings';

/** Beyond this many, how many exactly no longer matters: it is more than a person gets done now. */
const counted = 100;

/** Needs your attention for somebody: conversions on hold, affiliates who asked to join. */
@Component({
  selector: 'adm-waiting',
  imports: [ErrorState, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack">
      <h2>{{ texts.waits }}</h2>
      @if (error(); as problem) {
        <tr-error [error]="problem" (retry)="reload()" />
      } @else if (loading()) {
        <tr-skeleton [rows]="2" />
      } @else {
        @for (item of items(); track item.label) {
          <div>
            <p>
              {{ item.label }}: <a [routerLink]="item.link" [queryParams]="item.query">{{ item.words }}</a>
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
  private readonly scope = inject(ProgramScope);
  protected readonly texts = homeStrings;
  private readonly testMode = inject(TestMode);
  private readonly held = apiResource(conversionsList, () => ({
    ...this.testMode.listed(),
    ...{ status: 'on_hold' as const, limit: counted },
    programId: this.scope.programId(),
  }));
  private readonly applied = apiResource(affiliatesList, () => ({
    ...{ status: 'in_review' as const, limit: counted },
    programId: this.scope.programId(),
  }));

  protected readonly error = computed(() => this.held.error() ?? this.applied.error());
  protected readonly loading = computed(() => !this.held.hasValue() || !this.applied.hasValue());
  protected readonly items = computed(() => {
    const held = countOf(this.held.hasValue() ? this.held.value() : undefined);
    const applied = countOf(this.applied.hasValue() ? this.applied.value() : undefined);
    return [
      {
        ...{ label: this.texts.conversionsHeld, count: held, words: this.texts.held(held) },
        ...{ why: this.texts.heldWhy, link: '/conversions', query: { state: 'on_hold' } },
      },
      {
        ...{ label: this.texts.affiliatesApplied, count: applied, words: this.texts.applied(applied) },
        ...{ why: this.texts.appliedWhy, link: '/affiliates', query: { standing: 'in_review' } },
      },
    ].filter(({ count }) => count !== '0');
  });

  protected reload(): void {
    this.held.reload();
    this.applied.reload();
  }
}

function countOf(page: { readonly data: readonly unknown[]; readonly nextCursor: string | null } | undefined): string {
  const count = page?.data.length ?? 0;
  return (page?.nextCursor ?? null) === null ? String(count) : `${count}+`;
}
