import { setTimeout as sleep } from 'node:timers/promises';
import { followLink } from '../../local/black-box/requests.ts';
import { clickhouseRows, type Evidence } from '../../local/faults/evidence.ts';
import { UserError } from '../../local/user-error.ts';

export interface Probes {
  readonly url: string;
  readonly evidence: Evidence;
  readonly count: number;
  readonly everyMs: number;
  /** Told every click id. */
  readonly onClick: (id: string) => void;
}

const POLL_MS = 20;
const GIVES_UP_AFTER_MS = 30_000;

/**
 * Clicks from time to time and looks for each click in ClickHouse until it is there. @returns milliseconds from each answer
 * until its row was seen, which is at most a poll later than it was there
 */
export async function measureFreshness({ url, evidence, count, everyMs, onClick }: Probes): Promise<number[]> {
  const waiting = new Map<string, number>();
  const took: number[] = [];
  const click = async (): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      const { clickId } = await followLink(url);
      if (clickId === null) throw new UserError('A click was not answered with a 302.');
      waiting.set(clickId, performance.now());
      onClick(clickId);
      await sleep(everyMs);
    }
  };
  const look = async (): Promise<void> => {
    while (took.length < count) {
      const oldest = [...waiting.values()][0] ?? Infinity;
      if (performance.now() - oldest > GIVES_UP_AFTER_MS)
        throw new UserError('A click is not in ClickHouse after 30 s.');
      for (const { id } of await found(evidence, [...waiting.keys()])) {
        took.push(performance.now() - (waiting.get(id) ?? 0));
        waiting.delete(id);
      }
      await sleep(POLL_MS);
    }
  };
  await Promise.all([click(), look()]);
  return took;
}

async function found(evidence: Evidence, ids: readonly string[]): Promise<{ id: string }[]> {
  if (ids.length === 0) return [];
  const query = `SELECT click_id AS id FROM clicks
    WHERE click_id IN {ids: Array(String)} AND clicked_at > now64(3) - INTERVAL 1 MINUTE`;
  return clickhouseRows(evidence, query, { ids });
}
