import type { Sql } from './sql.js';

/**
 * What is written with the commit, in this order: rows that others refer to (`record`), then every `announce` (the outbox
 * its rows), then every `book` (the ledger its postings), because balance rows are what commands queue for and are best
 * locked last.
 */
const commitPhases = ['record', 'announce', 'book'] as const;
export type CommitPhase = (typeof commitPhases)[number];

/** The statements that write all rows of a transaction that were handed over, in the order in which they came. */
export type RowWriter<R> = (rows: readonly R[]) => readonly Sql[];

/** Rows that wait for the end of a transaction, by who writes them. */
export class PendingRows {
  private readonly phases = new Map(commitPhases.map((phase) => [phase, new Map<RowWriter<never>, unknown[]>()]));

  add<R>(phase: CommitPhase, write: RowWriter<R>, row: R): void {
    const writers = this.phases.get(phase);
    const rows = writers?.get(write);
    if (rows) rows.push(row);
    else writers?.set(write, [row]);
  }

  /** What was handed over to be written by `write`, for who must know of it before it is stored. */
  of<R>(phase: CommitPhase, write: RowWriter<R>): readonly R[] {
    return (this.phases.get(phase)?.get(write) ?? []) as readonly R[];
  }

  /** Every write, in the order of the phases. */
  statements(): Sql[] {
    return [...this.phases.values()].flatMap((writers) =>
      [...writers].flatMap(([write, rows]) => [...write(rows as unknown as readonly never[])]),
    );
  }
}
