import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { z } from 'zod';

/** Answer of `/healthz`. */
export const healthSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

/** Answer of `/readyz`: each dependency by name. What is wrong with one is for the internal port alone. */
export const readinessSchema = z
  .object({ status: z.enum(['ready', 'not_ready']), checks: z.record(z.string(), z.enum(['ok', 'not_ok'])) })
  .meta({ id: 'Readiness' });

/** One dependency of a process: resolves when it is usable, throws when it is not. */
export type ReadinessCheck = () => unknown;

const checkTimeoutMs = 2_000;

/** Answers `/readyz`: each dependency by name, `ok` or what is wrong. */
export class Health {
  readonly metrics = new Registry();
  private draining = false;

  constructor(private readonly checks: Readonly<Record<string, ReadinessCheck>>) {
    collectDefaultMetrics({ register: this.metrics });
  }

  /** From now on the process says that it is not ready, so that nobody sends it new work while it shuts down. */
  drain(): void {
    this.draining = true;
  }

  async readiness(): Promise<{ ready: boolean; checks: Record<string, string> }> {
    const entries = await Promise.all(
      Object.entries(this.checks).map(async ([name, check]) => [name, await outcome(check)] as const),
    );
    if (this.draining) entries.push(['process', 'shutting down']);
    return { ready: entries.every(([, result]) => result === 'ok'), checks: Object.fromEntries(entries) };
  }
}

async function outcome(check: ReadinessCheck): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${checkTimeoutMs} ms`)), checkTimeoutMs);
  });
  try {
    await Promise.race([check(), timeout]);
    return 'ok';
  } catch (error) {
    return error instanceof Error && error.message !== '' ? error.message : 'not reachable';
  } finally {
    clearTimeout(timer);
  }
}

/** The internal port of a process: `/healthz` (alive), `/readyz` (dependencies), `/metrics` (Prometheus text). */
export function serveHealth(health: Health, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const answered = answer(health, request.url ?? '/', 'internal');
    // A gauge that asks a store fails while that store is away: the scrape fails then, and the process goes on.
    void answered.catch(notAvailable).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/**
 * Shared by the internal port and by the public ports of api and tracker, which do not expose `/metrics` and say of a
 * dependency only whether it works: what a driver says names hosts and accounts.
 */
export async function answer(
  health: Health,
  path: string,
  port: 'internal' | 'public',
): Promise<{ status: number; type: string; body: string }> {
  if (path === '/healthz') return json(200, { status: 'ok' });
  if (path === '/readyz') {
    const { ready, checks } = await health.readiness();
    const told = Object.entries(checks).map(([name, result]) => [name, result === 'ok' ? 'ok' : 'not_ok'] as const);
    const shown: Record<string, string> = port === 'internal' ? checks : Object.fromEntries(told);
    return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not_ready', checks: shown });
  }
  if (path === '/metrics') {
    return { status: 200, type: health.metrics.contentType, body: await health.metrics.metrics() };
  }
  return json(404, { status: 'not_found' });
}

const notAvailable = () => json(503, { status: 'not_available' });

function json(status: number, value: unknown): { status: number; type: string; body: string } {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}
