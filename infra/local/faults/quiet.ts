import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type pg from 'pg';
import { connectNats } from '../black-box/connect-nats.ts';
import { waitUntil } from '../wait.ts';

const QUIET_WITHIN_MS = 90_000;
/** The tables that have a position of their own, and in which stream. */
const POSITIONS = { clicks: 'CLICKS', conversion_events: 'EVENTS', commission_entries: 'EVENTS' } as const;

/**
 * Waits until nothing is under way: outbox empty, every stored message in ClickHouse by the projector's own record, and every
 * click handed over to PostgreSQL.
 * What still is not, when that takes too long; empty when all is quiet.
 */
export async function waitUntilQuiet(postgres: pg.Client, natsUrl: string): Promise<string[]> {
  const connection = await connectNats(natsUrl, 'faults');
  try {
    const manager = await jetstreamManager(connection, { timeout: 10_000 });
    let open: string[] = [];
    const isQuiet = async (): Promise<boolean> => {
      open = [...(await outboxRows(postgres)), ...(await unprojected(manager)), ...(await unhandled(manager))];
      return open.length === 0;
    };
    await waitUntil(isQuiet, QUIET_WITHIN_MS, 200);
    return open;
  } finally {
    await connection.close();
  }
}

async function outboxRows(postgres: pg.Client): Promise<string[]> {
  const { rows } = await postgres.query<{ n: string }>('select count(*) as n from outbox');
  return rows[0]?.n === '0' ? [] : [`the outbox still holds ${rows[0]?.n ?? '?'} events`];
}

async function unprojected(manager: JetStreamManager): Promise<string[]> {
  const open: string[] = [];
  for (const [table, stream] of Object.entries(POSITIONS)) {
    const { state } = await manager.streams.info(stream);
    const message = await manager.streams.getMessage('KV_PROJECTOR', {
      last_by_subj: `$KV.PROJECTOR.${table}.0.state`,
    });
    const { done, batch } = message?.json<{ done: number; batch: unknown }>() ?? { done: 0, batch: null };
    if (done < state.last_seq || batch !== null)
      open.push(`${table} is projected up to ${done} of ${state.last_seq} of ${stream}`);
  }
  return open;
}

async function unhandled(manager: JetStreamManager): Promise<string[]> {
  const { num_pending: waiting, num_ack_pending: underWay } = await manager.consumers.info('CLICKS', 'click-context');
  return waiting + underWay === 0 ? [] : [`the context of ${waiting + underWay} groups of clicks is not kept yet`];
}
