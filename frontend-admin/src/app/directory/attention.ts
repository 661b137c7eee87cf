import { DestroyRef, Injectable, computed, inject } from '@angular/core';
import type { ResourceRef, Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { affiliatesList, alertsList, conversionsList } from '@tributary/frontend-shared/api/generated/operations';
import { Session } from '@tributary/frontend-shared/session/session';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { filter } from 'rxjs';
import { ProgramScope } from './program-scope';
import { TestMode } from './test-mode';

/** How many things of a kind ask for a decision. */
export interface Asking {
  readonly kind: 'held' | 'applied' | 'alerts';
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
  /** How many of them are pressing. */
  readonly urgent: number;
}

/** Beyond this many, how many exactly no longer matters: it is more than a person gets done now. */
const counted = 100;
/** Older counts are asked for again when a page is opened or the window comes back. */
const freshMs = 20_000;

/** What asks for a decision: the same counts on Home and in the rail. Kinds that the person may not see are left out. */
@Injectable({ providedIn: 'root' })
export class Attention {
  private readonly session = inject(Session);
  private readonly scope = inject(ProgramScope);
  private readonly testMode = inject(TestMode);
  private readonly clock = inject(ServerClock);
  private askedAt = this.clock.exact();

  private readonly held = apiResource(conversionsList, () =>
    this.may('conversions:read')
      ? {
          ...this.testMode.listed(),
          ...{ status: 'on_hold' as const, limit: counted, programId: this.scope.programId() },
        }
      : undefined,
  );
  private readonly applied = apiResource(affiliatesList, () =>
    this.may('affiliates:read')
      ? { status: 'in_review' as const, limit: counted, programId: this.scope.programId() }
      : undefined,
  );
  private readonly alerts = apiResource(alertsList, () =>
    this.may('alerts:read') ? { state: 'open' as const, limit: counted } : undefined,
  );

  readonly error = computed(() => this.held.error() ?? this.applied.error() ?? this.alerts.error());
  readonly loading = computed(() => this.all.some((page) => page.status() === 'loading'));
  /** Only kinds of which there is something. */
  readonly asking: Signal<readonly Asking[]> = computed(() => {
    const alerts = this.alerts.hasValue() ? this.alerts.value() : undefined;
    const critical = alerts?.data.filter(({ severity }) => severity === 'critical').length ?? 0;
    return [
      asking('alerts', alerts, critical),
      asking('held', this.held.hasValue() ? this.held.value() : undefined),
      asking('applied', this.applied.hasValue() ? this.applied.value() : undefined),
    ].filter(({ count }) => count > 0);
  });

  constructor() {
    const arrived = inject(Router).events.pipe(filter((event) => event instanceof NavigationEnd));
    arrived.pipe(takeUntilDestroyed()).subscribe(() => this.refresh());
    const returned = () => this.refresh();
    window.addEventListener('focus', returned);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('focus', returned));
  }

  reload(): void {
    this.askedAt = this.clock.exact();
    for (const page of this.all) page.reload();
  }

  private get all(): readonly Pick<ResourceRef<unknown>, 'status' | 'reload'>[] {
    return [this.held, this.applied, this.alerts];
  }

  private refresh(): void {
    if (this.clock.exact() - this.askedAt > freshMs) this.reload();
  }

  private may(permission: string): boolean {
    return this.session.state() === 'signed-in' && this.session.may(permission);
  }
}

function asking(
  kind: Asking['kind'],
  page: { readonly data: readonly unknown[]; readonly nextCursor: string | null } | undefined,
  urgent = 0,
): Asking {
  return { kind, count: page?.data.length ?? 0, more: (page?.nextCursor ?? null) !== null, urgent };
}

/** "7", or "100+" when there are more than were counted. */
export function countWords({ count, more }: Asking): string {
  return more ? `${count}+` : String(count);
}
