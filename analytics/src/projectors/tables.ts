import type { FactTable } from '@tributary/backend/kernel/measures';
import { clickColumns } from './clicks.js';
import { commissionEntryColumns } from './commission-entries.js';
import { conversionEventColumns } from './conversion-events.js';

interface ProjectedTableSpec {
  /** The stream whose messages become its rows. */
  readonly stream: 'CLICKS' | 'EVENTS';
  /** The columns that the projector fills. */
  readonly columns: readonly string[];
}

/**
 * The tables that the projector writes, each with a position of its own in its stream; everything else is fed from these
 * by views. A message that nobody can read is reported by the first table of its stream.
 */
export const projectedTables = {
  clicks: { stream: 'CLICKS', columns: clickColumns },
  conversion_events: { stream: 'EVENTS', columns: conversionEventColumns },
  commission_entries: { stream: 'EVENTS', columns: commissionEntryColumns },
} as const satisfies Readonly<Record<FactTable, ProjectedTableSpec>>;

export type ProjectedTable = keyof typeof projectedTables;

export const tableNames = Object.keys(projectedTables) as readonly ProjectedTable[];

/** Whether a table answers for the messages of its stream that belong to no table. */
export function answersForUnreadable(table: ProjectedTable): boolean {
  const { stream } = projectedTables[table];
  return tableNames.find((name) => projectedTables[name].stream === stream) === table;
}
