import { clickColumns } from './clicks.js';
import { commissionEntryColumns } from './commission-entries.js';
import { conversionEventColumns } from './conversion-events.js';
import type { Row } from './projected-table.js';

/** The tables that the projector writes, with the columns it fills; everything else is fed from these by views. */
export const projectedTables = {
  clicks: clickColumns,
  conversion_events: conversionEventColumns,
  commission_entries: commissionEntryColumns,
} as const satisfies Record<string, readonly string[]>;

export type ProjectedTable = keyof typeof projectedTables;

/** Rows by table. */
export type TableRows = Readonly<Record<ProjectedTable, readonly Row[]>>;

export const tableNames = Object.keys(projectedTables) as ProjectedTable[];
