import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
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
  imports: [ErrorState, RouterLink],
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
  protected readonly may = this.own.may;
  protected readonly failure = this.own.submission.failure;
  protected readonly views = computed(() => [
    ...conversionViews,
    // A saved view says all there is to say: what it does not name is not filtered by.
    ...this.own.views().map(({ id, name, values }) => ({ id, label: name, query: { ...nothing, ...values } })),
  ]);
  protected readonly shown = computed(() => this.own.views().find((view) => this.isShown(view)));
  protected readonly view = computed(() => this.shown()?.id ?? viewOf(this.url.values()));
  /** Whether there is something to be saved: filters that are no view yet. */
  protected readonly differs = computed(() => {
    const { sort: _, ...filters } = this.url.values();
    const builtIn = conversionViews.find(({ id }) => id === viewOf(filters))?.query ?? {};
    const others = Object.entries(filters).filter(([key, value]) => value !== undefined && value !== builtIn[key]);
    return this.shown() === undefined && others.length > 0;
  });

  constructor() {
    // Whoever comes by an address that names a filter, or comes back, wants to see just that.
    const named = Object.values(this.url.values()).some((value) => value !== undefined);
    let isDecided = named || this.router.currentNavigation()?.trigger === 'popstate';
    effect(() => {
      const [chosen, known] = [this.own.chosen(), this.own.known()];
      if (isDecided || !known) return;
      isDecided = true;
      if (chosen) untracked(() => this.url.set(chosen.values, { replaceUrl: true }));
    });
  }

  protected async name(label: string): Promise<void> {
    const [text, shown] = [label.trim(), this.shown()];
    if (text === '') return;
    if (this.naming() === 'rename' && shown) await this.own.change(shown.id, { name: text });
    else await this.own.save(text, this.url.values());
    if (this.failure() === undefined) this.naming.set(undefined);
  }

  protected change({ id }: OwnView, change: { shared?: boolean; isDefault?: boolean }): void {
    void this.own.change(id, change);
  }

  protected async remove({ id }: OwnView): Promise<void> {
    await this.own.remove(id);
    this.url.set(nothing);
  }

  private isShown({ values: saved }: OwnView): boolean {
    const values: Readonly<Record<string, string | undefined>> = this.url.values();
    return keys.every((key) => values[key] === saved[key]);
  }
}
