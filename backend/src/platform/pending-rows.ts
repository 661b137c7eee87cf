import type { Db } from './database.js';

/**
 * What is written right before the commit: first every `announce` (the outbox its rows), then every `book` (the ledger its
 * postings), because balance rows are what commands queue for and are best locked last.
 */
const commitPhases = ['announce', 'book'] as const;
export type CommitPhase = (typeof commitPhases)[number];

/** Writes all rows of a transaction that were handed to it, in the order in which they came. */
export type RowWriter<R> = (db: Db, rows: readonly R[]) => Promise<void>;

/** Rows that wait for the end of a transaction, by who writes them. */
export class PendingRows {
  private readonly phases = new Map(commitPhases.map((phase) => [phase, new Map<RowWriter<never>, unknown[]>()]));

  add<R>(phase: CommitPhase, write: RowWriter<R>, row: R): void {
    const writers = this.phases.get(phase);
    const rows = writers?.get(write);
    if (rows) rows.push(row);
    else writers?.set(write, [row]);
  }

  /** Begins every write, in the order of the phases; the database runs them in that order too. */
  write(db: Db): Promise<void>[] {
    return [...this.phases.values()].flatMap((writers) =>
      [...writers].map(([write, rows]) => write(db, rows as unknown as readonly never[])),
    );
  }
}
