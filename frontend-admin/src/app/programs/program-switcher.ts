import { OverlayModule } from '@angular/cdk/overlay';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  debounced,
  effect,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { merchantsList, programsList } from '@tributary/frontend-shared/api/generated/operations';
import { Popover } from '@tributary/frontend-shared/popover/popover';
import { Session } from '@tributary/frontend-shared/session/session';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { programChoices } from './program-choices';
import { programStrings } from './programs.strings';
import { RecentPrograms } from './recent-programs';

const offered = 50;
const restMs = 250;

/** In the top bar: the program that lists and figures are about. A list to search in: recent ones first, then by merchant. */
@Component({
  selector: 'adm-program-switcher',
  imports: [OverlayModule, Popover, StateChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './program-switcher.html',
  styleUrl: './program-switcher.scss',
})
export class ProgramSwitcher {
  private readonly session = inject(Session);
  private readonly recent = inject(RecentPrograms);
  protected readonly scope = inject(ProgramScope);
  protected readonly directory = inject(ProgramDirectory);
  protected readonly texts = programStrings;
  protected readonly open = signal(false);
  protected readonly text = signal('');
  // Asked when the list is first opened: most people work on one program.
  private readonly merchants = apiResource(merchantsList, () =>
    this.open() && this.session.may('merchants:read') ? { limit: 200 } : undefined,
  );
  // Of more programs than are known here, what fits is found by the server.
  private readonly asked = debounced(this.text, restMs);
  private readonly found = apiResource(programsList, () => {
    const q = this.asked.hasValue() ? this.asked.value().trim() : '';
    return q === '' || this.directory.isComplete() ? undefined : { q, limit: offered };
  });
  protected readonly label = computed(() => this.scope.program()?.name ?? this.texts.all);
  protected readonly groups = computed(() => {
    const names = this.merchants.hasValue() ? this.merchants.value().data : [];
    const merchants = new Map(names.map(({ id, name }) => [id, name]));
    const recent = this.recent.ids();
    const known = [...this.directory.programs(), ...recent.map((id) => this.directory.program(id))];
    const found = this.found.hasValue() ? this.found.value().data : [];
    const programs = new Map([...known, ...found].flatMap((program) => (program ? [[program.id, program]] : [])));
    const isAnswer = this.asked.hasValue() && this.asked.value() === this.text();
    return programChoices([...programs.values()], {
      ...{ merchants, recent, text: this.text() },
      found: new Set(isAnswer ? found.map(({ id }) => id) : []),
    });
  });
  private readonly options = computed(() => this.groups().flatMap(({ choices }) => choices));
  private readonly index = linkedSignal({ source: this.options, computation: () => 0 });
  protected readonly active = computed(() => this.options()[this.index()]);

  constructor() {
    // The one that is chosen is named all over the page.
    effect(() => this.directory.learn(this.found.hasValue() ? this.found.value().data : []));
  }

  protected press(event: KeyboardEvent): void {
    const last = this.options().length - 1;
    const active = this.active();
    if (event.key === 'ArrowDown') this.index.update((index) => Math.min(index + 1, last));
    else if (event.key === 'ArrowUp') this.index.update((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter' && active) this.choose(active.id);
    else return;
    event.preventDefault();
  }

  protected choose(id: string): void {
    if (id !== '') this.recent.add(id);
    this.scope.choose(id === '' ? undefined : id);
    this.close();
  }

  protected close(): void {
    this.open.set(false);
    this.text.set('');
  }
}
