import { Injectable, computed, inject, signal } from '@angular/core';
import { PersonalSettings } from '@tributary/frontend-shared/session/personal-settings';

/** A set of filters that somebody saved under a name of their own. */
export interface OwnView {
  readonly id: string;
  readonly label: string;
  readonly query: Readonly<Record<string, string>>;
  /** The list opens with it. */
  readonly isDefault: boolean;
}

const setting = 'conversions.views';

/** The views of the person signed in, kept in this browser. A view is shared by its address. */
@Injectable({ providedIn: 'root' })
export class OwnViews {
  private readonly settings = inject(PersonalSettings);
  private readonly kept = signal<readonly OwnView[]>(asViews(this.settings.read(setting)));

  readonly views = this.kept.asReadonly();
  readonly chosen = computed(() => this.kept().find(({ isDefault }) => isDefault));

  /** @returns the view that was made */
  save(label: string, query: Readonly<Record<string, string | undefined>>): OwnView {
    const set = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
    const view = { id: crypto.randomUUID(), label, query: Object.fromEntries(set), isDefault: false };
    this.write([...this.kept(), view]);
    return view;
  }

  rename(id: string, label: string): void {
    this.write(this.kept().map((view) => (view.id === id ? { ...view, label } : view)));
  }

  remove(id: string): void {
    this.write(this.kept().filter((view) => view.id !== id));
  }

  /** Opens the list with this one from now on; with all conversions when it did so already. */
  toggleDefault(id: string): void {
    this.write(this.kept().map((view) => ({ ...view, isDefault: view.id === id && !view.isDefault })));
  }

  private write(views: readonly OwnView[]): void {
    this.kept.set(views);
    this.settings.write(setting, views);
  }
}

/** What another version of the app left is no reason to show nothing. */
function asViews(stored: unknown): readonly OwnView[] {
  return Array.isArray(stored) ? stored.filter(isView) : [];
}

function isView(value: unknown): value is OwnView {
  const view = value as Partial<OwnView> | null;
  return typeof view?.id === 'string' && typeof view.label === 'string' && typeof view.query === 'object';
}
