import { Injectable, computed, inject } from '@angular/core';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import { programsList } from '@tributary/frontend-shared/api/generated/operations';
import type { Program } from '@tributary/frontend-shared/api/generated/schema';
import { FoundById } from './found-by-id';

/** The programs of this installation: the newest 200 at once, any other when it is asked for by its id. */
@Injectable({ providedIn: 'root' })
export class ProgramDirectory {
  private readonly api = inject(Api);
  private readonly page = apiResource(programsList, () => ({ limit: 200 }));
  private readonly older = new FoundById<Program>(
    async (ids) => (await this.api.call(programsList, { ids: ids.join(','), limit: ids.length })).data,
  );

  /** The newest ones; all of them where `isComplete` says so. */
  readonly programs = computed<readonly Program[]>(() => (this.page.hasValue() ? this.page.value().data : []));
  readonly loading = this.page.isLoading;
  /** Whether there are no others: then nobody needs to search. */
  readonly isComplete = computed(() => this.page.hasValue() && this.page.value().nextCursor === null);
  /** Whether the first answer is there, or will not come. */
  readonly settled = computed(() => this.page.hasValue() || this.page.error() !== undefined);
  /** Whether it is known that there is none. */
  readonly isEmpty = computed(() => this.isComplete() && this.programs().length === 0);
  /** The program that a form need not ask for, because there is no other. */
  readonly onlyChoice = computed(() => {
    const open = this.programs().filter(({ status }) => status !== 'closed');
    return this.isComplete() && open.length === 1 ? open[0]?.id : undefined;
  });
  private readonly byId = computed(() => new Map(this.programs().map((program) => [program.id, program])));

  /** Undefined while it is on its way, and when it cannot be had. Reactive. */
  program(id: string | undefined): Program | undefined {
    if (id === undefined || id === '') return undefined;
    const newest = this.byId().get(id);
    return newest ?? (this.settled() && !this.isComplete() ? this.older.get(id) : undefined);
  }

  /** Its id while the name is not known. */
  name(id: string): string {
    return this.program(id)?.name ?? id;
  }

  /** Takes over programs that a page has anyway. */
  learn(programs: readonly Program[]): void {
    this.older.learn(programs);
  }

  /** Asks again, after a program was added or changed. */
  reload(): void {
    this.older.forget();
    this.page.reload();
  }
}
