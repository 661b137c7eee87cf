import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import { urlValues } from '../directory/url-values';
import { conversionViews, viewOf } from './conversion-filters';
import { conversionFilterKeys } from './conversion-query';
import { conversionStrings } from './conversions.strings';
import { OwnViews } from './own-views';
import type { OwnView } from './own-views';

const keys = [...conversionFilterKeys, 'sort'] as const;
const nothing = Object.fromEntries(keys.map((key) => [key, undefined]));

/** Sets of filters that people come back to, as tabs over the list: those that everybody has, and one's own. */
@Component({
  selector: 'adm-view-tabs',
  imports: [CopyButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.scss',
})
export class ViewTabs {
  private readonly router = inject(Router);
  private readonly url = urlValues(keys);
  private readonly own = inject(OwnViews);
  protected readonly texts = conversionStrings;
  protected readonly words = conversionStrings.ownViews;
  protected readonly naming = signal<'new' | 'rename' | undefined>(undefined);
  protected readonly views = computed(() => [
    ...conversionViews,
    // A view of one's own says all there is to say: what it does not name is not filtered by.
    ...this.own.views().map((view) => ({ ...view, query: { ...nothing, ...view.query } })),
  ]);
  protected readonly mine = computed(() => this.own.views().find((view) => this.isShown(view)));
  protected readonly view = computed(() => this.mine()?.id ?? viewOf(this.url.values()));
  protected readonly differs = computed(() => {
    const { sort: _, ...filters } = this.url.values();
    const builtIn = conversionViews.find(({ id }) => id === viewOf(filters))?.query ?? {};
    const others = Object.entries(filters).filter(([key, value]) => value !== undefined && value !== builtIn[key]);
    return this.mine() === undefined && others.length > 0;
  });
  protected readonly address = computed(() => {
    // Read so that the address is read anew whenever the filters change.
    this.url.values();
    return window.location.href;
  });

  constructor() {
    const chosen = this.own.chosen();
    // Whoever comes by an address that names a filter wants to see that.
    const named = Object.values(this.url.values()).some((value) => value !== undefined);
    const isReturning = this.router.currentNavigation()?.trigger === 'popstate';
    if (chosen && !named && !isReturning) this.url.set(chosen.query, { replaceUrl: true });
  }

  protected name(label: string): void {
    const [text, mine] = [label.trim(), this.mine()];
    if (text === '') return;
    if (this.naming() === 'rename' && mine) this.own.rename(mine.id, text);
    else this.own.save(text, this.url.values());
    this.naming.set(undefined);
  }

  protected toggleDefault({ id }: OwnView): void {
    this.own.toggleDefault(id);
  }

  protected remove({ id }: OwnView): void {
    this.own.remove(id);
    this.url.set(nothing);
  }

  private isShown({ query }: OwnView): boolean {
    const values: Readonly<Record<string, string | undefined>> = this.url.values();
    return keys.every((key) => values[key] === query[key]);
  }
}
