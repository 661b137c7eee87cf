import { Injectable, inject, signal } from '@angular/core';
import type { Signal, WritableSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { Params, UrlTree } from '@angular/router';
import { filter } from 'rxjs';

interface Choosing {
  /** In place of the address as it was, not after it. */
  readonly replaceUrl?: boolean;
  readonly others?: Readonly<Record<string, string | undefined>>;
}

/**
 * What every page speaks of: parts of the address's query that are carried along where an address leaves them out, so that
 * a link shows the same to whoever opens it.
 */
@Injectable({ providedIn: 'root' })
export class CarriedQuery {
  private readonly router = inject(Router);
  private readonly mutablePath = signal('');
  /** Of the page that is open, without its query. */
  readonly path = this.mutablePath.asReadonly();
  private readonly kept = new Map<string, WritableSignal<string | undefined>>();

  constructor() {
    const arrived = this.router.events.pipe(filter((event) => event instanceof NavigationEnd));
    arrived.pipe(takeUntilDestroyed()).subscribe(() => this.follow());
    this.mutablePath.set(this.router.url.replace(/[?#].*$/, ''));
  }

  /** A part that is carried from now on. */
  value(parameter: string): Signal<string | undefined> {
    let value = this.kept.get(parameter);
    if (value === undefined) {
      const arriving = this.router.currentNavigation()?.finalUrl ?? this.router.parseUrl(this.router.url);
      value = signal(partOf(arriving, parameter));
      this.kept.set(parameter, value);
    }
    return value.asReadonly();
  }

  /**
   * Changes a part on the page that is open; undefined takes it out.
   * @param others parts that are not carried and change in the same step
   */
  choose(parameter: string, value: string | undefined, { replaceUrl = false, others = {} }: Choosing = {}): void {
    this.kept.get(parameter)?.set(value);
    const changed = Object.entries({ ...others, [parameter]: value });
    this.write(Object.fromEntries(changed.map(([name, part]) => [name, part ?? null])), replaceUrl);
  }

  /** All that is carried, for an address that is opened in a tab of its own. */
  params(): Params {
    return Object.fromEntries(
      [...this.kept].flatMap(([name, value]) => (value() === undefined ? [] : [[name, value()]])),
    );
  }

  private follow(): void {
    this.mutablePath.set(this.router.url.replace(/[?#].*$/, ''));
    const tree = this.router.parseUrl(this.router.url);
    const missing: Params = {};
    for (const [name, value] of this.kept) {
      const asked = partOf(tree, name);
      if (asked !== undefined) value.set(asked);
      else if (value() !== undefined) missing[name] = value();
    }
    if (Object.keys(missing).length > 0) this.write(missing, true);
  }

  private write(queryParams: Params, replaceUrl: boolean): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl, preserveFragment: true });
  }
}

function partOf({ queryParams }: UrlTree, parameter: string): string | undefined {
  const value: unknown = queryParams[parameter];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
