import type { ClickHouseClient } from '@clickhouse/client';
import type { LiveSnapshot } from './rules/live-counters.js';

/** The longest a civil day takes until it is over, with the hour that a clock change may add and a quarter to spare. */
const reachMs = 25.25 * 3_600_000;
const quarterMs = 15 * 60_000;

interface BucketRow {
  readonly livemode: boolean;
  readonly program_id: string;
  readonly currency: string;
  readonly start: number;
  readonly total_clicks: string;
  readonly total_conversions: string;
  readonly total_revenue: string;
  readonly total_commission: string;
}

// Asked every second: what takes longer than that is given up rather than piled up.
const settings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  max_execution_time: 5,
  readonly: '1',
} as const;

/** Reads what the live counters of every listener are computed from. Live and test data apart. */
export class ReadLiveSnapshot {
  constructor(private readonly clickhouse: ClickHouseClient) {}

  async execute(now: Date): Promise<LiveSnapshot> {
    const [buckets, lastMinute] = await Promise.all([this.buckets(now), this.lastMinute(now)]);
    return { buckets, lastMinute };
  }

  private async buckets(now: Date): Promise<LiveSnapshot['buckets']> {
    const since = Math.floor((now.getTime() - reachMs) / quarterMs) * quarterMs;
    const result = await this.clickhouse.query({
      query: `
        SELECT livemode, program_id, currency, toUnixTimestamp(bucket) AS start, sum(clicks) AS total_clicks,
          sum(conversions) AS total_conversions, sum(revenue) AS total_revenue, sum(commission) AS total_commission
        FROM performance_15m
        WHERE bucket >= {since:DateTime('UTC')} AND bucket <= {now:DateTime('UTC')}
        GROUP BY livemode, program_id, currency, bucket`,
      query_params: { since: seconds(since), now: seconds(now.getTime()) },
      format: 'JSONEachRow',
      clickhouse_settings: settings,
    });
    return (await result.json<BucketRow>()).map((row) => ({
      livemode: row.livemode,
      programId: row.program_id,
      currency: row.currency,
      startMs: row.start * 1000,
      clicks: Number(row.total_clicks),
      conversions: Number(row.total_conversions),
      revenue: row.total_revenue,
      commission: row.total_commission,
    }));
  }

  private async lastMinute(now: Date): Promise<LiveSnapshot['lastMinute']> {
    const result = await this.clickhouse.query({
      query: `
        SELECT livemode, program_id, count() AS clicks FROM clicks
        WHERE NOT is_bot AND clicked_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
        GROUP BY livemode, program_id`,
      query_params: { since: now.getTime() - 60_000 },
      format: 'JSONEachRow',
      clickhouse_settings: settings,
    });
    const rows = await result.json<{ livemode: boolean; program_id: string; clicks: string }>();
    return rows.map(({ livemode, program_id: programId, clicks }) => ({ livemode, programId, clicks: Number(clicks) }));
  }
}

function seconds(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
