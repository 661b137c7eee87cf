import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { QueueRefusal } from './batch-queue.js';

/** What is shown of a queue. */
interface WatchedQueue {
  readonly length: number;
  /** Missing where nobody notes when each came. */
  readonly oldestMs?: number;
}

/** How full the process's queues are, and what they refused. */
export class QueueMetrics {
  private readonly queues = new Map<string, WatchedQueue>();
  private readonly refused = new Counter({
    name: 'tributary_queue_refused_total',
    help: 'Requests that a queue refused: it was full, they waited too long, or the caller had gone.',
    labelNames: ['queue', 'reason'],
    registers: [],
  });
  private readonly waiting = this.gauge({
    name: 'tributary_queue_waiting',
    help: 'Requests in a queue that have not begun.',
    read: ({ length }) => length,
  });
  private readonly oldest = this.gauge({
    name: 'tributary_queue_oldest_seconds',
    help: 'For how long the oldest of them has waited.',
    read: ({ oldestMs }) => (oldestMs === undefined ? undefined : oldestMs / 1_000),
  });

  watch(queue: string, watched: WatchedQueue): void {
    this.queues.set(queue, watched);
  }

  countRefusal(queue: string, reason: QueueRefusal): void {
    this.refused.inc({ queue, reason });
  }

  registerMetrics(registry: Registry): void {
    for (const metric of [this.waiting, this.oldest, this.refused]) registry.registerMetric(metric);
  }

  private gauge(about: { name: string; help: string; read: (queue: WatchedQueue) => number | undefined }): Gauge {
    const { name, help, read } = about;
    const { queues } = this;
    return new Gauge({
      ...{ name, help, labelNames: ['queue'], registers: [] },
      collect() {
        for (const [queue, watched] of queues) {
          const value = read(watched);
          if (value !== undefined) this.set({ queue }, value);
        }
      },
    });
  }
}
