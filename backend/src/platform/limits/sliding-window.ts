import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** One count that a request is held against. */
export interface Limit {
  /** As the headers name it. */
  readonly policy: string;
  readonly key: string;
  readonly quota: number;
}

/** Where a limit stands after it was asked. Times in milliseconds. */
export interface Standing {
  readonly limit: Limit;
  readonly remaining: number;
  /** Until the current window is over. */
  readonly resetMs: number;
  /** Until the next request would pass; 0 when it would now. */
  readonly waitMs: number;
}

export interface Taken {
  /** How many of the wanted requests may go; 0 is a refusal, which costs nothing. */
  readonly granted: number;
  readonly standings: readonly Standing[];
}

/*
 * A sliding window out of two counters: the previous window counts by the part of it that the last `window` milliseconds still
 * reach, as if its requests had come evenly. Constant in memory, however many requests; wrong by what came unevenly.
 * KEYS: the limits. ARGV: now (ms), wanted, window (ms), one quota per key. Answers granted, then remaining, reset and wait of each.
 */
const script = `
local now, granted, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local rows = {}
for i, key in ipairs(KEYS) do
  local seen = redis.call('HMGET', key, 'window', 'current', 'previous')
  local last = tonumber(seen[1] or '0')
  local number = math.max(math.floor(now / window), last)
  local current, previous = 0, 0
  if last == number then current, previous = tonumber(seen[2]), tonumber(seen[3])
  elseif last == number - 1 then previous = tonumber(seen[2]) end
  local elapsed = math.max(0, now - number * window)
  local free = tonumber(ARGV[3 + i]) - current - previous * (window - elapsed) / window
  granted = math.min(granted, math.max(0, math.floor(free)))
  rows[i] = { number, current, previous, elapsed, free }
end
local answer = { granted }
for i, key in ipairs(KEYS) do
  local quota = tonumber(ARGV[3 + i])
  local number, current, previous, elapsed, free = unpack(rows[i])
  if granted > 0 then
    redis.call('HSET', key, 'window', number, 'current', current + granted, 'previous', previous)
    redis.call('PEXPIRE', key, 2 * window)
  end
  local wait = 0
  if free < 1 and current + 1 <= quota then
    wait = math.ceil(window * (1 - (quota - 1 - current) / previous) - elapsed)
  elseif free < 1 then
    wait = math.ceil(window - elapsed + math.max(0, window * (1 - (quota - 1) / current)))
  end
  answer[#answer + 1] = math.max(0, math.floor(free) - granted)
  answer[#answer + 1] = window - elapsed
  answer[#answer + 1] = wait
end
return answer`;
const scriptHash = createHash('sha1').update(script).digest('hex');

/** Takes up to `wanted` requests from all of the limits together, in one round trip. @param now milliseconds */
export async function takeFromWindows(
  redis: Redis,
  limits: readonly Limit[],
  wanted: number,
  times: { readonly now: number; readonly windowMs: number },
): Promise<Taken> {
  const keys = limits.map(({ key }) => key);
  const args = [times.now, wanted, times.windowMs, ...limits.map(({ quota }) => quota)];
  const answer = await run(redis, keys, args);
  const [granted = 0, ...rest] = answer;
  const standings = limits.map((limit, i) => {
    const [remaining = 0, resetMs = 0, waitMs = 0] = rest.slice(3 * i, 3 * i + 3);
    return { limit, remaining, resetMs, waitMs };
  });
  return { granted, standings };
}

/** By hash, so that the text travels once per life of the server and not with every request. */
async function run(redis: Redis, keys: readonly string[], args: readonly number[]): Promise<number[]> {
  try {
    return (await redis.evalsha(scriptHash, keys.length, ...keys, ...args)) as number[];
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return (await redis.eval(script, keys.length, ...keys, ...args)) as number[];
  }
}
