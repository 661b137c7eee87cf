import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** What the projector shows of its work; `table` tells the projections apart. */
export class ProjectionMetrics {
  readonly rows: Counter<'table'>;
  readonly batchRows: Histogram<'table'>;
  readonly duplicates: Counter<'table'>;
  readonly poison: Counter<'table'>;
  readonly unknown: Counter<'table'>;
  readonly failures: Counter<'table'>;
  private readonly registry: Registry;

  constructor(registry: Registry) {
    const registers = [registry];
    this.registry = registry;
    this.rows = new Counter({
      name: 'tributary_projector_rows_total',
      help: 'Rows inserted into ClickHouse.',
      labelNames: ['table'],
      registers,
    });
    this.batchRows = new Histogram({
      name: 'tributary_projector_batch_rows',
      help: 'Rows of one batch.',
      labelNames: ['table'],
      buckets: [1, 10, 100, 1_000, 5_000, 10_000, 20_000, 50_000],
      registers,
    });
    this.duplicates = new Counter({
      name: 'tributary_projector_duplicates_total',
      help: 'Messages skipped because their producer had sent them before.',
      labelNames: ['table'],
      registers,
    });
    this.poison = new Counter({
      name: 'tributary_projector_poison_total',
      help: 'Messages moved to the dead letters.',
      labelNames: ['table'],
      registers,
    });
    this.unknown = new Counter({
      name: 'tributary_projector_unknown_total',
      help: 'Events kept because this version does not know their type.',
      labelNames: ['table'],
      registers,
    });
    this.failures = new Counter({
      name: 'tributary_projector_failures_total',
      help: 'Failed attempts at a step, each of which is tried again.',
      labelNames: ['table'],
      registers,
    });
  }

  /** Gauges of one projection, asked when they are scraped. */
  observe(table: string, lag: () => { messages: number; seconds: number; owner: boolean }): void {
    const gauge = (name: string, help: string, value: () => number): void => {
      const known = this.registry.getSingleMetric(name) as ObservedGauge | undefined;
      const target = known ?? new ObservedGauge(name, help, this.registry);
      target.sources.set(table, value);
    };
    gauge('tributary_projector_lag_messages', 'Messages not yet in the table.', () => lag().messages);
    gauge('tributary_projector_lag_seconds', 'Age of the oldest message not yet in the table.', () => lag().seconds);
    gauge('tributary_projector_owner', '1 where this process owns the projection.', () => (lag().owner ? 1 : 0));
  }
}

class ObservedGauge extends Gauge<'table'> {
  readonly sources = new Map<string, () => number>();

  constructor(name: string, help: string, registry: Registry) {
    super({
      name,
      help,
      labelNames: ['table'],
      registers: [registry],
      collect: () => {
        for (const [table, value] of this.sources) this.set({ table }, value());
      },
    });
  }
}
