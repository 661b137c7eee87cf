import { signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { pageStateStrings } from '@tributary/frontend-shared/page-state/page-state.strings';
import type { BulkResult, RowOutcome } from './bulk-outcome';

/** What is to be done with many rows. */
export interface BulkAction<Row, Changed> {
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  /** Why a row stays as it is without being asked for; undefined where it is to be changed. */
  readonly skip: (row: Row) => string | undefined;
  /** The same for refusals, by the code of their problem: somebody else was first. */
  readonly skipCodes?: Readonly<Record<string, string>>;
  readonly change: (row: Row) => Promise<Changed>;
  /** What became of a changed row: "disabled". */
  readonly done: string;
  /** Takes back what was done to these rows. */
  readonly undo?: (rows: readonly Row[]) => void;
}

/** Changes many rows, one after the other: what fails leaves the others be. What became of each stays until dismissed. */
export class BulkChange {
  private readonly mutableProgress = signal<{ readonly done: number; readonly of: number } | undefined>(undefined);
  private readonly mutableResult = signal<BulkResult | undefined>(undefined);
  /** How far it is; undefined while nothing is under way. */
  readonly progress = this.mutableProgress.asReadonly();
  /** What became of the rows of the last action. */
  readonly result: Signal<BulkResult | undefined> = this.mutableResult.asReadonly();

  busy(): boolean {
    return this.progress() !== undefined;
  }

  dismiss(): void {
    this.mutableResult.set(undefined);
  }

  /** @returns the changed rows, as the API answered them */
  async run<Row, Changed>(action: BulkAction<Row, Changed>): Promise<readonly Changed[]> {
    if (this.busy()) return [];
    this.dismiss();
    const [outcomes, answers, changed]: [RowOutcome[], Changed[], Row[]] = [[], [], []];
    for (const row of action.rows) {
      this.mutableProgress.set({ done: outcomes.length, of: action.rows.length });
      const reason = action.skip(row);
      if (reason === undefined) outcomes.push(await this.change(row, action, { answers, changed }));
      else outcomes.push({ name: action.nameOf(row), kind: 'skipped', reason });
    }
    this.mutableProgress.set(undefined);
    const { undo, done } = action;
    const back = undo && changed.length > 0 ? { undo: () => undo(changed) } : {};
    this.mutableResult.set({ outcomes, done, ...back });
    return answers;
  }

  private async change<Row, Changed>(
    row: Row,
    { nameOf, change, skipCodes = {} }: BulkAction<Row, Changed>,
    { answers, changed }: { readonly answers: Changed[]; readonly changed: Row[] },
  ): Promise<RowOutcome> {
    const name = nameOf(row);
    try {
      answers.push(await change(row));
      changed.push(row);
      return { name, kind: 'changed' };
    } catch (error) {
      const { code, detail, kind } = problemOf(error);
      const skipped = skipCodes[code];
      if (skipped !== undefined) return { name, kind: 'skipped', reason: skipped };
      return { name, kind: 'failed', reason: detail === '' ? pageStateStrings.problems[kind].what : detail };
    }
  }
}
