// Idempotent: each time it compares the program's links with the domains that are allowed now, and changes what differs.
import { programPublishedV1 } from '../../contracts/program-published.v1.js';
import { runConsumer } from '../../messaging/consumer.js';
import type { RunningConsumer } from '../../messaging/consumer.js';
import type { Bus } from '../../messaging/jetstream.js';
import { consumers } from '../../messaging/topology.js';
import type { Logger } from '../../platform/logger.js';
import { applyAllowedDomains } from './apply-allowed-domains.js';
import type { AllowedDomainsParts } from './apply-allowed-domains.js';

/** Holds links to the allowed domains of their programs, whenever a program changed. */
export function runAllowedDomains(bus: Bus, parts: AllowedDomainsParts, logger: Logger): RunningConsumer {
  return runConsumer(
    bus,
    consumers.allowedDomains,
    { parse: programPublishedV1, handle: ({ data }) => applyAllowedDomains(parts, data.program.id), concurrency: 1 },
    logger,
  );
}
