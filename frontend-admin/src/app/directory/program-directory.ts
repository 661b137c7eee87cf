import { Injectable, computed } from '@angular/core';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { programsList } from '@tributary/frontend-shared/api/generated/operations';
import type { Program } from '@tributary/frontend-shared/api/generated/schema';

/** The programs of this installation (the newest 200), for names, choices and currencies on every page. */
@Injectable({ providedIn: 'root' })
export class ProgramDirectory {
  private readonly page = apiResource(programsList, () => ({ limit: 200 }));

  readonly programs = computed<readonly Program[]>(() => (this.page.hasValue() ? this.page.value().data : []));
  readonly loading = this.page.isLoading;
  /** Whether the first answer is there, or will not come. */
  readonly settled = computed(() => this.page.hasValue() || this.page.error() !== undefined);
  /** Whether it is known that there is none. */
  readonly isEmpty = computed(() => this.page.hasValue() && this.page.value().data.length === 0);
  /** Those that are not closed, as a form offers them. */
  readonly openChoices = computed(() =>
    this.programs()
      .filter(({ status }) => status !== 'closed')
      .map(({ id, name }) => ({ value: id, label: name })),
  );
  /** The program that a form need not ask for, because there is no other. */
  readonly onlyChoice = computed(() => (this.openChoices().length === 1 ? this.openChoices()[0]?.value : undefined));
  private readonly byId = computed(() => new Map(this.programs().map((program) => [program.id, program])));

  program(id: string | undefined): Program | undefined {
    return id === undefined ? undefined : this.byId().get(id);
  }

  /** Its id while the name is not known. */
  name(id: string): string {
    return this.byId().get(id)?.name ?? id;
  }

  /** Asks again, after a program was added or changed. */
  reload(): void {
    this.page.reload();
  }
}
