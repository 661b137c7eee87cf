import { Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';

/** A list as somebody left it. */
export interface KeptList {
  readonly rows: readonly unknown[];
  readonly cursor: string | null;
  /** Id of the row they were at. */
  readonly place: string | undefined;
  /** When its first page was read, milliseconds of the server's clock. */
  readonly asOf: number;
}

/** A list that is on the page now. */
export interface Keepable {
  /** What it was asked; undefined while it has no rows. */
  readonly key: string | undefined;
  readonly left: () => KeptList;
}

/** So many lists are kept: more steps back than people take. */
const keptAtMost = 20;

/**
 * Lists as they were left, for each entry of the browser's history: whoever goes back finds the rows and the place they
 * left. Somebody who comes to a list by a link begins at its beginning.
 */
@Injectable({ providedIn: 'root' })
export class KeptLists {
  private readonly router = inject(Router);
  private readonly open = new Set<Keepable>();
  private readonly kept = new Map<string, KeptList>();
  private entry = this.router.currentNavigation()?.id ?? this.router.lastSuccessfulNavigation()?.id ?? 0;
  private returningTo: number | undefined;

  constructor() {
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationStart) {
        for (const list of this.open) this.keep(list);
        this.returningTo = event.restoredState?.navigationId;
      } else if (event instanceof NavigationEnd) this.entry = event.id;
    });
  }

  /** Keeps a list from now on. @returns ends it */
  watch(list: Keepable): () => void {
    this.open.add(list);
    return () => this.open.delete(list);
  }

  /** The list as it was left in the entry that the browser went back to; once. */
  take(key: string): KeptList | undefined {
    const name = `${this.returningTo ?? ''} ${key}`;
    const list = this.kept.get(name);
    this.kept.delete(name);
    return list;
  }

  private keep(list: Keepable): void {
    if (list.key === undefined) return;
    const name = `${this.entry} ${list.key}`;
    this.kept.delete(name);
    this.kept.set(name, list.left());
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptAtMost && oldest !== undefined) this.kept.delete(oldest);
  }
}
