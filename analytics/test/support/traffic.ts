import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { subjects } from '@tributary/backend/contracts/subjects';
import { aClick, aClickGroup, aCommission, aConversion, anEvent } from './events.js';
import type { TestBus } from './test-bus.js';

/** What was published, each counted once however often it was sent. */
export interface Published {
  clicks: number;
  conversions: number;
  commissions: number;
}

/**
 * Publishes clicks of a tracker and the facts of an outbox until `signal` aborts, with one message in eight sent twice as after the
 * server's duplicate window, and occurrences spread over three months.
 */
export async function publishTraffic(bus: TestBus, signal: AbortSignal): Promise<Published> {
  const published: Published = { clicks: 0, conversions: 0, commissions: 0 };
  const tracker = `tracker/${randomUUID()}`;
  const outbox = `outbox/${randomUUID()}`;
  for (let n = 1; !signal.aborted; n += 1) {
    const at = new Date(Date.UTC(2026, n % 3, 1 + (n % 28), n % 24)).toISOString();
    const clicks = Array.from({ length: 1 + (n % 40) }, () => aClick({ at, bot: n % 5 === 0 }));
    published.clicks += clicks.length;
    await publishTwiceAtTimes(bus, n, subjects.clicks('0'), aClickGroup(clicks), { producer: tracker, seq: n });
    published.conversions += 1;
    const conversion = aConversion({ occurredAt: at });
    const recorded = { conversion, delta: { conversions: 1, revenue: '100.00' } };
    const numbered = { producer: outbox, seq: 2 * n - 1 };
    const event = anEvent('tributary.conversion.recorded.v1', recorded);
    await publishTwiceAtTimes(bus, n, subjects.conversionRecorded, event, numbered);
    published.commissions += 1;
    const accrued = {
      commission: aCommission({ conversionId: conversion.id, occurredAt: at }),
      delta: { earned: '10.00', pending: '10.00', approved: '0.00' },
    };
    const entry = anEvent('tributary.commission.accrued.v1', accrued);
    await publishTwiceAtTimes(bus, n, subjects.commissionAccrued, entry, { producer: outbox, seq: 2 * n });
    await sleep(2);
  }
  return published;
}

async function publishTwiceAtTimes(bus: TestBus, n: number, ...message: Parameters<TestBus['publish']>): Promise<void> {
  await bus.publish(...message);
  if (n % 8 === 0) await bus.publish(...message);
}
