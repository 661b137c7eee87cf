import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { GroupOutcome } from '../../messaging/group-commit.js';

const outcomes = ['redirected', 'fallback', 'not_found', 'unavailable', 'refused'] as const;

/** How a request on a tracking link ended. `refused`: wrong method or an address that is too long. */
export type RedirectOutcome = (typeof outcomes)[number];

/** Counts of the click path. Counting is adding to a plain number; the registry asks for the sums when it is scraped. */
export class RedirectMetrics {
  private readonly counts = new Map<RedirectOutcome, number>(outcomes.map((outcome) => [outcome, 0]));
  private readonly groupItems = new Histogram({
    name: 'tributary_click_group_items',
    help: 'Clicks in one durable group',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    registers: [],
  });
  private readonly groupWait = new Histogram({
    name: 'tributary_click_durable_seconds',
    help: 'From the arrival of the first click of a group until the group was durable',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
    registers: [],
  });
  private readonly lostClicks = new Counter({
    name: 'tributary_clicks_not_durable_total',
    help: 'Clicks answered with 503 because they could not be made durable in time',
    registers: [],
  });

  count(outcome: RedirectOutcome): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
  }

  readonly onGroup = ({ durable, items, waitedMs }: GroupOutcome): void => {
    if (!durable) {
      this.lostClicks.inc(items);
      return;
    }
    this.groupItems.observe(items);
    this.groupWait.observe(waitedMs / 1000);
  };

  /** Puts the metrics into the registry that `/metrics` answers from. */
  register(registry: Registry): void {
    const { counts } = this;
    const redirects = new Counter({
      name: 'tributary_redirects_total',
      help: 'Requests on tracking links by outcome',
      labelNames: ['outcome'],
      registers: [],
      collect() {
        this.reset();
        for (const [outcome, count] of counts) this.inc({ outcome }, count);
      },
    });
    for (const metric of [redirects, this.groupItems, this.groupWait, this.lostClicks]) registry.registerMetric(metric);
  }
}
