import { Controller, Get, Query, Res } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { EventStream } from '../../platform/event-stream.js';
import { RespondsStream } from '../../platform/responds.js';
import { idOf, livemodeQuery, moneyView, timestampView, timeZoneInput } from '../../platform/schemas.js';
import { Access } from '../access/public.js';
import { LiveCountersFeed } from './live-counters-feed.js';

const liveQuery = z.strictObject({
  timeZone: timeZoneInput.meta({ description: 'Where "today" began.', example: 'Europe/Berlin' }),
  programId: idOf('program').optional(),
  livemode: livemodeQuery,
});

const liveCounters = z.object({
  at: timestampView,
  clicksLastMinute: z.int(),
  clicksToday: z.int(),
  conversionsToday: z.int(),
  revenueToday: z.array(moneyView),
  commissionToday: z.array(moneyView),
});
liveCounters.register(z.globalRegistry, { id: 'LiveCounters' });
/** Of both events: `unavailable` has nothing but its time. */
const liveData = z.union([liveCounters, z.object({ at: timestampView })]);

/** Longer than a session's access token lives, a stream would outlive a revoked session; the reader comes back with a new one. */
const streamMs = 9 * 60_000;
/** Unchanged counters are repeated this often, so that a reader can tell quiet from broken. */
const repeatMs = 5_000;

@ApiTags('Reports')
@Controller('v1')
export class LiveCountersController implements BeforeApplicationShutdown {
  private readonly open = new Set<EventStream>();

  constructor(private readonly feed: LiveCountersFeed) {}

  @Get('live')
  @Access({ may: 'live:read' })
  @RespondsStream(
    liveData,
    'Events "counters" when they change and every five seconds; "unavailable" while they cannot be read. Ends after nine minutes: connect again.',
  )
  live(@Query({ schema: liveQuery }) interest: z.infer<typeof liveQuery>, @Res() reply: FastifyReply): void {
    const stream = new EventStream(reply);
    this.open.add(stream);
    let last = { text: '', atMs: 0 };
    const unsubscribe = this.feed.subscribe(interest, (figures, at) => {
      if (figures === null) {
        last = { text: '', atMs: 0 };
        return stream.send('unavailable', { at: at.toISOString() });
      }
      const text = JSON.stringify(figures);
      if (text === last.text && at.getTime() - last.atMs < repeatMs) return;
      last = { text, atMs: at.getTime() };
      stream.send('counters', { at: at.toISOString(), ...figures });
    });
    const end = setTimeout(() => stream.end(), streamMs);
    stream.onEnd(() => {
      clearTimeout(end);
      unsubscribe();
      this.open.delete(stream);
    });
  }

  /** Before the server waits for its connections to end: these would never end by themselves. */
  beforeApplicationShutdown(): void {
    for (const stream of this.open) stream.end();
  }
}
