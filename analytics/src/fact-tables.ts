import type { FactTable } from '@tributary/backend/kernel/measures';

/** How facts of a table are told apart, and what follows from them beside the aggregates. */
export interface FactTableSpec {
  /** The columns by which a fact is told from every other. */
  readonly identity: string;
  /** The table of latest states that they feed, and the id of what has the state. */
  readonly state: { readonly table: string; readonly id: string } | undefined;
}

export const factTableSpecs: Readonly<Record<FactTable, FactTableSpec>> = {
  clicks: { identity: 'click_id', state: undefined },
  conversion_events: { identity: 'event_id', state: { table: 'conversions', id: 'conversion_id' } },
  commission_entries: { identity: 'event_id', state: { table: 'commissions', id: 'commission_id' } },
};
