import type { ProjectionState } from '../../src/projection-state.js';
import { projectedTables, tableNames } from '../../src/projectors/tables.js';
import type { ProjectedTable } from '../../src/projectors/tables.js';
import type { TestBus } from './test-bus.js';
import { waitFor } from './wait-for.js';

/** How far a table is by its own record; undefined before it began. */
export async function positionOf(bus: TestBus, table: ProjectedTable): Promise<ProjectionState | undefined> {
  return (await bus.kv.get(`${table}.0.state`))?.json();
}

/** Waits until these tables hold all of their streams, with nothing under way. */
export async function untilProjected(bus: TestBus, tables: readonly ProjectedTable[] = tableNames): Promise<void> {
  const isProjected = async (table: ProjectedTable): Promise<boolean> => {
    const stream = bus.bus.namespace.stream(projectedTables[table].stream);
    const { last_seq: last } = (await bus.bus.jsm.streams.info(stream)).state;
    const position = await positionOf(bus, table);
    return last === 0 || (position?.batch === null && position.done >= last);
  };
  const all = async (): Promise<boolean> => (await Promise.all(tables.map(isProjected))).every(Boolean);
  await waitFor('everything to be projected', all);
}
