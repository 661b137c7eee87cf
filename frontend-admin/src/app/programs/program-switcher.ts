import { OverlayModule } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { merchantsList } from '@tributary/frontend-shared/api/generated/operations';
import { Popover } from '@tributary/frontend-shared/popover/popover';
import { Session } from '@tributary/frontend-shared/session/session';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { programChoices } from './program-choices';
import { programStrings } from './programs.strings';
import { RecentPrograms } from './recent-programs';

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
  protected readonly label = computed(() => this.scope.program()?.name ?? this.texts.all);
  protected readonly groups = computed(() => {
    const names = this.merchants.hasValue() ? this.merchants.value().data : [];
    const merchants = new Map(names.map(({ id, name }) => [id, name]));
    return programChoices(this.directory.programs(), { merchants, recent: this.recent.ids(), text: this.text() });
  });
  private readonly options = computed(() => this.groups().flatMap(({ choices }) => choices));
  private readonly index = linkedSignal({ source: this.options, computation: () => 0 });
  protected readonly active = computed(() => this.options()[this.index()]);

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
