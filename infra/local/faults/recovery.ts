import { httpOk } from '../services/http-ok.ts';
import { isSameProcess } from '../process/identity.ts';
import type { PidEntry } from '../process/pid-files.ts';
import { waitUntil } from '../wait.ts';
import { processCalled } from './strikes.ts';
import type { Trial } from './trial.ts';

const READY_WITHIN_MS = 60_000;

/**
 * Waits until what was killed has a successor and all processes say that they are ready. Seconds it took; throws, with
 * the name of who is not ready, when it takes too long.
 */
export async function recover({ instance, endpoints }: Trial, killed: readonly PidEntry[]): Promise<number> {
  const startedAt = performance.now();
  for (const entry of killed) {
    await waitUntil(() => !isSameProcess(entry), READY_WITHIN_MS);
    await processCalled(instance.state, entry.name);
  }
  const probes = [
    `${endpoints.clickhouse.url}/ping`,
    ...endpoints.metrics.map((url) => url.replace('/metrics', '/readyz')),
  ];
  for (const url of probes) {
    if (!(await waitUntil(() => httpOk(url), READY_WITHIN_MS)))
      throw new Error(
        `${url} is not well ${READY_WITHIN_MS / 1000} s after ${killed.map((k) => k.name).join(', ')} was killed`,
      );
  }
  return (performance.now() - startedAt) / 1000;
}
