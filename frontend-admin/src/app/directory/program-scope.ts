import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { UrlTree } from '@angular/router';
import { filter } from 'rxjs';
import { ProgramDirectory } from './program-directory';
import { browserTimeZone } from './time-zone';

const parameter = 'program';

/**
 * The program that the top bar has chosen; undefined means all. It stands in the address (`?program=`) of every page, so
 * that a link shows the same to whoever opens it, and is carried along where an address leaves it out.
 */
@Injectable({ providedIn: 'root' })
export class ProgramScope {
  private readonly router = inject(Router);
  private readonly directory = inject(ProgramDirectory);
  private readonly mutableId = signal<string | undefined>(undefined);

  readonly programId = this.mutableId.asReadonly();
  readonly program = computed(() => this.directory.program(this.programId()));
  /** Where days begin and end on pages about this choice: the program's zone, or the person's for all programs. */
  readonly timeZone = computed(() => this.program()?.timeZone ?? browserTimeZone);

  constructor() {
    const arriving = this.router.currentNavigation()?.finalUrl ?? this.router.parseUrl(this.router.url);
    this.mutableId.set(programOf(arriving));
    const arrived = this.router.events.pipe(filter((event) => event instanceof NavigationEnd));
    arrived.pipe(takeUntilDestroyed()).subscribe(() => this.follow());
  }

  /** Shows one program, or all, on the page that is open. */
  choose(programId: string | undefined): void {
    this.mutableId.set(programId);
    this.write(programId, false);
  }

  private follow(): void {
    const asked = programOf(this.router.parseUrl(this.router.url));
    const chosen = this.programId();
    if (asked !== undefined) this.mutableId.set(asked);
    else if (chosen !== undefined) this.write(chosen, true);
  }

  private write(programId: string | undefined, replaceUrl: boolean): void {
    const queryParams = { [parameter]: programId ?? null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl, preserveFragment: true });
  }
}

function programOf({ queryParams }: UrlTree): string | undefined {
  const value: unknown = queryParams[parameter];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
