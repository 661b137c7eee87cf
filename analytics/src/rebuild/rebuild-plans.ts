import { aggregates } from '@tributary/backend/kernel/measures';
import type { Aggregate } from '@tributary/backend/kernel/measures';
import { factTableSpecs } from '../fact-tables.js';
import { factTables } from '../measures-sql.js';
import type { ProjectedTable } from '../projectors/tables.js';
import { fillFromEvents } from './fill-from-events.js';
import type { Sources } from './fill-from-events.js';
import { addSums, copyFacts, copyMissingFacts } from './fill-from-facts.js';
import type { Filling } from './fill-from-facts.js';

/** How a table is made again. */
export interface RebuildPlan {
  /** The tables whose positions feed it. */
  readonly fedBy: readonly ProjectedTable[];
  /** Puts in what the facts of a range amount to. The parts of two ranges that do not overlap add up. */
  readonly fill: (filling: Filling, sources: Sources) => Promise<void>;
}

const states = factTables.flatMap((table): [string, RebuildPlan][] => {
  const { state } = factTableSpecs[table];
  return state ? [[state.table, { fedBy: [table], fill: copyFacts }]] : [];
});

const sums = (Object.keys(aggregates) as Aggregate[]).map((aggregate): [string, RebuildPlan] => [
  aggregate,
  { fedBy: factTables, fill: (filling) => addSums(filling, aggregate) },
]);

/** What the projector inserted since the rebuild began was made by this version: it is taken over. */
const replay: RebuildPlan['fill'] = (filling, sources) => {
  const { range } = filling;
  return 'upTo' in range ? fillFromEvents({ ...filling, range }, sources) : copyMissingFacts(filling);
};

/** Every table that can be rebuilt, in the order in which several are: facts before what follows from them. */
export const rebuildPlans: ReadonlyMap<string, RebuildPlan> = new Map<string, RebuildPlan>([
  // Raw clicks are nowhere else once the stream has forgotten them.
  ['clicks', { fedBy: ['clicks'], fill: copyFacts }],
  ['conversion_events', { fedBy: ['conversion_events'], fill: replay }],
  ['commission_entries', { fedBy: ['commission_entries'], fill: replay }],
  ...states,
  ...sums,
]);
