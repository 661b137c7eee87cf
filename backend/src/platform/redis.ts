import { Redis } from 'ioredis';
import type { Settings } from './config.js';
import type { Logger } from './logger.js';

/**
 * Opens Redis; every key gets the installation's prefix. Commands fail after two seconds rather than queue for a server
 * that is away: what lives here is rebuildable, and the caller answers 503.
 */
export function openRedis(config: Pick<Settings, 'REDIS_URL' | 'REDIS_PREFIX'>, logger: Logger): Redis {
  const redis: Redis = new Redis(config.REDIS_URL, {
    keyPrefix: config.REDIS_PREFIX,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => {
      takeOver(redis, config);
      return Math.min(attempt * 100, 2_000);
    },
  });
  redis.on('error', (error: Error) => logger.warn({ err: error }, 'redis connection lost'));
  return redis;
}

/** A Redis that gives up keys when its memory is full: it would end sessions and forget limits at random. */
export class EvictingRedis extends Error {
  constructor(policy: string) {
    super(
      `Redis is set to evict keys (maxmemory-policy ${policy}). Sessions and limits live there until they expire: ` +
        'set maxmemory-policy to noeviction.',
    );
  }
}

/** Throws `EvictingRedis`, or what the client throws while Redis is away. Also what readiness asks. */
export async function assertKeepsKeys(redis: Redis): Promise<void> {
  // Not CONFIG GET, which hosted servers refuse.
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy !== undefined && policy !== 'noeviction') throw new EvictingRedis(policy);
}

/** Ends the start on a Redis that evicts keys. One that is away is no reason not to start: readiness asks again. */
export async function refuseEvictingRedis(redis: Redis): Promise<void> {
  try {
    await assertKeepsKeys(redis);
  } catch (error) {
    if (error instanceof EvictingRedis) throw error;
  }
}

/** Account and address may have been rotated since the last connection. */
function takeOver({ options }: Redis, { REDIS_URL: text }: Pick<Settings, 'REDIS_URL'>): void {
  const url = new URL(text);
  options.host = url.hostname.replace(/^\[|\]$/g, '');
  options.port = Number(url.port || '6379');
  options.username = decodeURIComponent(url.username);
  options.password = decodeURIComponent(url.password);
}
