// Idempotent by the primary key of click_context: a group delivered again inserts nothing.
import { clicksRecordedV1 } from '../../contracts/click-recorded.v1.js';
import { runBatchConsumer } from '../../messaging/batch-consumer.js';
import type { RunningConsumer } from '../../messaging/consumer.js';
import type { Bus } from '../../messaging/jetstream.js';
import { consumers } from '../../messaging/topology.js';
import type { Db } from '../../platform/db.js';
import type { Logger } from '../../platform/logger.js';
import { isUnavailable } from '../../platform/postgres-error.js';
import { keepClickContexts } from './click-context.store.js';

/** Copies what is known of each click into PostgreSQL, where decisions about money can read it. */
export function runClickContext(bus: Bus, db: Pick<Db, 'execute'>, logger: Logger): RunningConsumer {
  return runBatchConsumer(
    bus,
    consumers.clickContext,
    {
      parse: clicksRecordedV1,
      handle: (groups) =>
        keepClickContexts(
          db,
          groups.flatMap(({ data }) => data.clicks),
        ),
      waitsOut: isUnavailable,
    },
    logger,
  );
}
