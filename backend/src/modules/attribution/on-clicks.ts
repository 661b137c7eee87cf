// Idempotent by the primary key of click_context (click_id): a group delivered again inserts nothing.
import { clicksRecordedV1 } from '../../contracts/click-recorded.v1.js';
import { runConsumer } from '../../messaging/consumer.js';
import type { RunningConsumer } from '../../messaging/consumer.js';
import type { Bus } from '../../messaging/jetstream.js';
import { consumers } from '../../messaging/topology.js';
import type { Db } from '../../platform/db.js';
import type { Logger } from '../../platform/logger.js';
import { keepClickContexts } from './click-context.store.js';

/** Copies what is known of each click into PostgreSQL, where decisions about money can read it. */
export function runClickContext(bus: Bus, db: Pick<Db, 'execute'>, logger: Logger): RunningConsumer {
  return runConsumer(
    bus,
    consumers.clickContext,
    { parse: clicksRecordedV1, handle: ({ data }) => keepClickContexts(db, data.clicks) },
    logger,
  );
}
