import { DeliverPolicy } from '@nats-io/jetstream';
import type { ConsumerMessages, JsMsg, OrderedConsumerOptions } from '@nats-io/jetstream';
import { z } from 'zod';
import { linkPublishedV1 } from '../../contracts/link-published.v1.js';
import { programPublishedV1 } from '../../contracts/program-published.v1.js';
import type { Bus } from '../../messaging/jetstream.js';
import { jsonOf } from '../../messaging/message-json.js';
import { streams } from '../../messaging/topology.js';
import { keepRunning } from '../../platform/keep-running.js';
import type { Logger } from '../../platform/logger.js';
import type { LinkTable } from './link-table.js';

const published = z.discriminatedUnion('type', [linkPublishedV1, programPublishedV1]);
const restartPauseMs = 250;
// Heartbeats at half of it; a pull that the server forgot in a restart is noticed after about this long.
const pullExpiresMs = 2_000;

/**
 * Keeps a link table equal to the stream TRACKING: first the last value of every link and program, then each change.
 * Survives restarts of NATS: the table stays as it was and reading goes on behind the last message seen.
 */
export class LinkTableFeed {
  private loaded = false;
  private readonly stopping = new AbortController();
  private lastSeq = 0;
  private streamCreated = '';
  private messages: ConsumerMessages | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly table: LinkTable,
    private readonly logger: Logger,
  ) {}

  /** True once everything that was published before the start is in the table; stays true. */
  get ready(): boolean {
    return this.loaded;
  }

  start(): void {
    this.running ??= keepRunning(() => this.follow(), {
      ...{ signal: this.stopping.signal, pauseMs: restartPauseMs },
      failed: (error) => this.logger.warn({ err: error }, 'link table: reading again'),
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.messages?.close();
    await this.running;
  }

  private async follow(): Promise<void> {
    const stream = this.bus.namespace.stream(streams.TRACKING.name);
    const consumer = await this.bus.js.consumers.get(stream, await this.startingPoint(stream));
    if ((await consumer.info(true)).num_pending === 0) this.loaded = true;
    const messages = await consumer.consume({
      max_messages: 1_000,
      expires: pullExpiresMs,
      abort_on_missing_resource: true,
    });
    this.messages = messages;
    // A stop() that came while the consumer was being made found nothing to close.
    if (this.stopping.signal.aborted) await messages.close();
    for await (const message of messages) {
      this.apply(message);
      this.lastSeq = message.seq;
      if (message.info.pending === 0) this.loaded = true;
    }
  }

  // A stream that was made anew, or cut back behind what was read, counts from one again: then everything is read again.
  private async startingPoint(stream: string): Promise<Partial<OrderedConsumerOptions>> {
    const { created, state } = await this.bus.jsm.streams.info(stream);
    const goesOn = this.loaded && created === this.streamCreated && state.last_seq >= this.lastSeq;
    this.streamCreated = created;
    if (goesOn) return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: this.lastSeq + 1 };
    return { deliver_policy: DeliverPolicy.LastPerSubject };
  }

  private apply(message: JsMsg): void {
    const result = published.safeParse(jsonOf(message));
    if (!result.success) {
      this.logger.error({ subject: message.subject, seq: message.seq }, 'link table: entry not understood, skipped');
      return;
    }
    const event = result.data;
    const version = event.aggregateversion;
    const applied =
      event.type === 'tributary.link.published.v1'
        ? this.table.applyLink(event.data.link, version)
        : this.table.applyProgram(event.data.program, version);
    if (applied === 'unusable') {
      this.logger.error({ subject: message.subject, seq: message.seq }, 'link table: destination not usable, skipped');
    }
  }
}
