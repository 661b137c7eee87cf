import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** What a listener may leave unread before it is cut off: a stalled reader must not grow the process's memory. */
const maxUnreadBytes = 256 * 1024;
const heartbeatMs = 10_000;
const endGraceMs = 1_000;

/**
 * One open `text/event-stream` answer (HTML Living Standard, section 9.2 "Server-sent events"). Comments keep proxies and
 * readers from taking silence for death.
 */
export class EventStream {
  private readonly body = new PassThrough();
  private readonly heartbeat: NodeJS.Timeout;

  /** @param retryMs how long the reader should wait before it connects again */
  constructor(reply: FastifyReply, retryMs = 2_000) {
    // A buffering proxy would hold events back until a page of them has come together.
    void reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(this.body);
    this.body.on('error', () => this.end());
    this.write(`retry: ${retryMs}\n\n`);
    this.heartbeat = setInterval(() => this.write(': still here\n\n'), heartbeatMs);
    this.onEnd(() => clearInterval(this.heartbeat));
  }

  /** Sends one event with its data as JSON. */
  send(event: string, data: unknown): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Runs once, whether the reader went away or the stream was ended here. */
  onEnd(done: () => void): void {
    this.body.once('close', done);
  }

  end(): void {
    this.body.end();
    // A reader that stalls would keep the process from shutting down.
    setTimeout(() => this.body.destroy(), endGraceMs).unref();
  }

  private write(text: string): void {
    if (this.body.destroyed || this.body.writableEnded) return;
    this.body.write(text);
    if (this.body.readableLength + this.body.writableLength > maxUnreadBytes) this.body.destroy();
  }
}
