import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import magnifier from '@material-symbols/svg-300/rounded/search.svg';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { searchSearch } from '@tributary/frontend-shared/api/generated/operations';
import type { SearchResult } from '@tributary/frontend-shared/api/generated/schema';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { Money } from '@tributary/frontend-shared/money/money';
import { Session } from '@tributary/frontend-shared/session/session';
import { TestMode } from '../directory/test-mode';
import { commandsFor } from './commands';
import { searchTarget } from './search-target';
import type { SearchTarget } from './search-target';
import { searchStrings } from './search.strings';

/** One line of the list, and where it leads. */
interface Entry extends SearchTarget {
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly amount: SearchResult['amount'];
}

interface Group {
  readonly kind: string;
  readonly label: string;
  readonly entries: readonly Entry[];
}

const restMs = 150;

/** In the top bar: finds anything by what people call it, and opens pages and forms. Ctrl-K (or ⌘K) from anywhere, arrows, Enter. */
@Component({
  selector: 'adm-search-box',
  imports: [Icon, Money],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './search-box.html',
  styleUrl: './search-box.scss',
  host: { '(document:keydown)': 'summon($event)' },
})
export class SearchBox {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly testMode = inject(TestMode);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly texts = searchStrings;
  protected readonly magnifier = magnifier;
  protected readonly text = signal('');
  protected readonly open = signal(false);
  /** What is looked for: the text, once the person has paused. */
  private readonly asked = signal('');
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly answer = apiResource(searchSearch, () =>
    this.asked() === '' ? undefined : { q: this.asked(), ...this.testMode.listed() },
  );
  // The last results stay while the next are on their way: a list that blinks cannot be read.
  private readonly hits = linkedSignal<readonly SearchResult[] | undefined, readonly SearchResult[]>({
    source: () => (this.asked() === '' ? [] : this.answer.hasValue() ? this.answer.value().data : undefined),
    computation: (fresh, previous) => fresh ?? previous?.value ?? [],
  });
  private readonly commands = computed(() => commandsFor(this.text(), (permission) => this.session.may(permission)));
  protected readonly groups = computed<readonly Group[]>(() => {
    const found = [...Map.groupBy(this.hits(), ({ kind }) => kind)].map(([kind, hits]) => ({
      kind,
      label: searchStrings.kinds[kind],
      entries: hits.map((hit) => ({ ...hit, ...searchTarget(hit) })),
    }));
    const commands = this.commands().map((command) => ({
      ...{ id: command.id, title: command.title, detail: command.keys, amount: null },
      ...{ commands: [command.path], queryParams: {} },
    }));
    return [{ kind: 'command', label: searchStrings.commandKind, entries: commands }, ...found].filter(
      ({ entries }) => entries.length > 0,
    );
  });
  private readonly entries = computed(() => this.groups().flatMap(({ entries }) => entries));
  private readonly index = linkedSignal({ source: this.entries, computation: () => 0 });
  protected readonly active = computed(() => this.entries()[this.index()]);

  protected readonly note = computed(() => {
    if (this.text().trim() === '') return this.texts.hint;
    if (this.answer.error()) return this.texts.failed;
    if (this.answer.isLoading() || this.asked() !== this.text().trim()) return this.texts.looking;
    const count = this.hits().length;
    if (count > 0) return this.texts.found(count);
    return this.commands().length > 0 ? '' : this.texts.nothing(this.asked());
  });

  protected type(text: string): void {
    this.text.set(text);
    this.open.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.asked.set(text.trim()), restMs);
  }

  protected press(event: KeyboardEvent): void {
    const last = this.entries().length - 1;
    const entry = this.active();
    if (event.key === 'ArrowDown') this.index.update((index) => Math.min(index + 1, last));
    else if (event.key === 'ArrowUp') this.index.update((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter' && entry) this.go(entry);
    else if (event.key === 'Escape') this.dismiss();
    else return;
    event.preventDefault();
  }

  protected go({ commands, queryParams }: Entry): void {
    void this.router.navigate([...commands], { queryParams });
    this.dismiss();
  }

  protected summon(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  private dismiss(): void {
    this.text.set('');
    this.asked.set('');
    this.open.set(false);
    this.box().nativeElement.blur();
  }
}
