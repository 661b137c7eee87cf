import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { subjects } from '@tributary/backend/contracts/subjects';
import { EventTypes, eventTypes } from '../src/event-types.js';
import { insertBatch } from '../src/insert-batch.js';
import { checkIntegrity } from '../src/integrity.js';
import { BatchPlan, noMemory } from '../src/batch-plan.js';
import type { ProjectionOptions } from '../src/projection.js';
import { tableNames } from '../src/projectors/tables.js';
import type { ProjectedTable } from '../src/projectors/tables.js';
import { aCommission, aConversion, anEvent } from './support/events.js';
import { positionOf, untilProjected } from './support/positions.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { testProjection } from './support/test-projection.js';
import { waitFor } from './support/wait-for.js';

const reversed = 'tributary.commission.reversed.v1';
const before = (type: string): EventTypes =>
  new EventTypes(
    new Map([...eventTypes.projectors].filter(([known]) => known !== type)),
    new Set([...eventTypes.notProjected].filter((known) => known !== type)),
  );
const older = before(reversed);

let bus: TestBus;
let database: TestDatabase;
let published = 0;
beforeEach(async () => {
  published = 0;
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
}, 60_000);

afterEach(() => Promise.all([bus.close(), database.drop()]));

async function emit(subject: string, event: unknown, copies = 1): Promise<void> {
  published += 1;
  for (let n = 0; n < copies; n += 1) await bus.publish(subject, event, { producer: 'outbox/1', seq: published });
}

const delta = (amount: string) => ({ earned: amount, pending: amount, approved: '0' });

async function emitSale(id: string): Promise<void> {
  const conversion = aConversion({ id: `cnv_${id}` });
  const sale = anEvent('tributary.conversion.recorded.v1', { conversion, delta: { conversions: 1, revenue: '100' } });
  await emit(subjects.conversionRecorded, sale);
  const commission = aCommission({ id: `com_${id}`, conversionId: conversion.id });
  await emit(
    subjects.commissionAccrued,
    anEvent('tributary.commission.accrued.v1', { commission, delta: delta('10') }),
  );
}

async function emitReversal(id: string, copies = 1): Promise<void> {
  const commission = aCommission({ id: `com_${id}`, reversedAmount: '3.00' });
  await emit(
    subjects.commissionReversed,
    anEvent(reversed, { commission, delta: delta('-3') }, { version: 2 }),
    copies,
  );
}

/** Runs projections until they hold the whole stream, or `until` says so. */
async function project(
  tables: readonly ProjectedTable[],
  extra: Partial<Pick<ProjectionOptions, 'types' | 'afterStep'>> = {},
  until?: () => boolean,
): Promise<void> {
  const projections = tables.map((table) => testProjection(bus, database.client, table, { leaseMs: 400, ...extra }));
  for (const projection of projections) projection.start();
  if (until) await waitFor('the crash', until);
  else await untilProjected(bus, tables);
  await Promise.all(projections.map((projection) => projection.stop()));
}

const sums = async (): Promise<unknown> =>
  (
    await database.query(`SELECT sum(conversions) AS conversions, toString(sum(commission)) AS commission,
      (SELECT count() FROM commission_entries) AS entries FROM performance_1d`)
  )[0];

describe('positions of tables', () => {
  it('lets one table go on while another stays behind, which then reads everything itself', async () => {
    await emitSale('a');
    await project(['conversion_events']);
    expect(await sums()).toEqual({ conversions: 1, commission: '0', entries: 0 });
    await emitSale('b');
    await project(tableNames);
    expect(await sums()).toEqual({ conversions: 2, commission: '20', entries: 2 });
    expect((await checkIntegrity(database.client)).differences).toEqual([]);
  });

  it('goes on from the position that the tables of a stream once shared, its recorded batch included', async () => {
    for (const id of ['a', 'b']) await emitSale(id);
    const marks = { 'outbox/1': { high: 2, holes: [], seenAt: Date.now() } };
    const token = randomUUID();
    await bus.kv.put(
      'EVENTS.0.state',
      JSON.stringify({ owner: 'former', done: 2, marks, batch: { first: 3, last: 4, token } }),
    );
    // What the former version inserted: the first two facts, and of the recorded batch one table's part.
    await insertMessages('conversion_events', [1], randomUUID());
    await insertMessages('commission_entries', [2], randomUUID());
    await insertMessages('conversion_events', [3], token);
    await emitSale('c');
    await project(tableNames);
    expect(await sums()).toEqual({ conversions: 3, commission: '30', entries: 3 });
    expect((await checkIntegrity(database.client)).differences).toEqual([]);
    // A projector of the former version cannot read what is there now, so it cannot write either.
    expect((await bus.kv.get('EVENTS.0.state'))?.json()).not.toHaveProperty('done');
  });

  async function insertMessages(table: ProjectedTable, numbers: number[], token: string): Promise<void> {
    const plan = new BatchPlan(table, noMemory, 0);
    for (const seq of numbers) {
      const stored = await bus.bus.jsm.streams.getMessage(bus.bus.namespace.stream('EVENTS'), { seq });
      if (!stored) throw new Error(`message ${seq} is gone`);
      plan.add({ seq, at: 0, subject: '', data: stored.data, producer: '', producerSeq: '' });
    }
    await insertBatch(database.client, { table, rows: plan.rows, token }, () => undefined);
  }
});

describe('events of unknown types', () => {
  const kept = async (): Promise<unknown> =>
    database.query('SELECT stream, event_type, stream_seq FROM unknown_events FINAL ORDER BY stream_seq');

  it('are kept, once each, and projected by the version that knows them', async () => {
    await emitSale('a');
    await emitReversal('a', 2);
    await emitSale('b');
    await project(tableNames, { types: older });
    expect(await sums()).toEqual({ conversions: 2, commission: '20', entries: 2 });
    expect(await kept()).toEqual([{ stream: 'EVENTS', event_type: reversed, stream_seq: 3 }]);
    await emitReversal('b');
    await project(tableNames);
    expect(await sums()).toEqual({ conversions: 2, commission: '14', entries: 4 });
    expect(await database.query(`SELECT toString(reversed_amount) AS r FROM v_commissions ORDER BY id`)).toEqual([
      { r: '3' },
      { r: '3' },
    ]);
    for (const table of tableNames) expect((await positionOf(bus, table))?.kept).toEqual({});
    expect((await checkIntegrity(database.client)).differences).toEqual([]);
  });

  it('are projected once also after going back to the older version and forth again', async () => {
    await emitSale('a');
    await emitReversal('a');
    await project(tableNames, { types: older });
    await project(tableNames);
    await emitReversal('a');
    await project(tableNames, { types: older });
    await project(tableNames);
    expect(await sums()).toEqual({ conversions: 1, commission: '4', entries: 3 });
    expect((await checkIntegrity(database.client)).differences).toEqual([]);
  });

  it.each(['recorded', 'inserted', 'done'] as const)(
    'are projected once after a crash right after "%s"',
    async (at) => {
      await emitSale('a');
      for (let n = 0; n < 3; n += 1) await emitReversal('a');
      await project(tableNames, { types: older });
      let crashes = 0;
      const afterStep = (step: string): void => {
        if (step !== at || crashes === 2) return;
        crashes += 1;
        throw new Error('crash');
      };
      await project(['commission_entries'], { afterStep }, () => crashes > 0);
      await project(tableNames);
      expect(await sums()).toEqual({ conversions: 1, commission: '1', entries: 4 });
      expect((await checkIntegrity(database.client)).differences).toEqual([]);
    },
  );
});
