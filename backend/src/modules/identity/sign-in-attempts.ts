import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Origin } from '../../platform/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { countedAddress } from '../../platform/counted-address.js';
import { tooManyAttempts } from './identity.errors.js';
import { orUnavailable } from './or-unavailable.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import type { RefusedSignIn } from './refused-sign-ins.js';

/** A try at one account from one place. */
export interface Attempt {
  /** Of `accountKey`; whether there is such an account makes no difference. */
  readonly account: string;
  /**
   * An address, which has one window for all the accounts that are tried from it; or, by a name, something that is a place
   * of its own, such as a device on which somebody signed in to this account before.
   */
  readonly from: { readonly address: string; readonly purpose?: string } | { readonly place: string };
}

/** Tries at one account from one place that cost nothing yet; people mistype. */
const freeTries = 5;
const longestDelaySeconds = 900;
const rememberSeconds = 3_600;
/** Tries from one address at whatever accounts within the window; a whole office may sit behind one. */
const triesPerAddress = 60;
const addressWindowSeconds = 600;

/*
 * Each try counts as failed before its password is looked at, so that many at once cannot all pass; a success takes it back.
 * KEYS: the place's counter, the address's window. ARGV: now (ms), free tries, longest delay (s), remember (s), tries per
 * address, window (s), a name for this try. Answers the seconds to wait; 0 lets it pass.
 */
const admitScript = `
local now = tonumber(ARGV[1])
local function turnAway()
  redis.call('HINCRBY', KEYS[1], 'away', 1)
  redis.call('EXPIRE', KEYS[1], ARGV[4])
end
local wait = tonumber(redis.call('HGET', KEYS[1], 'until') or '0') - now
if wait > 0 then turnAway() return math.ceil(wait / 1000) end
if KEYS[2] ~= KEYS[1] then
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - ARGV[6] * 1000)
  if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[5]) then
    turnAway()
    local oldest = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
    return math.max(1, math.ceil((oldest[2] + ARGV[6] * 1000 - now) / 1000))
  end
  redis.call('ZADD', KEYS[2], now, ARGV[7])
  redis.call('EXPIRE', KEYS[2], ARGV[6])
end
local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
if tries >= tonumber(ARGV[2]) then
  local delay = math.min(2 ^ (tries - tonumber(ARGV[2])), tonumber(ARGV[3]))
  redis.call('HSET', KEYS[1], 'until', now + delay * 1000)
end
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 0`;

/**
 * Slows guessing down: the delay doubles with each failure at one account *from one place*, so that a stranger cannot lock
 * its owner out; and an address may only try so often, whatever the accounts. A device on which the owner signed in before is
 * a place of its own, so that neither a stranger nor a busy address ever stands in its way.
 */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly redis: Redis,
    private readonly clock: Clock,
    private readonly refusedSignIns: RefusedSignIns,
  ) {}

  /** @returns what `succeeded` needs. @throws DomainError `too_many_attempts`, with the seconds to wait */
  async admit(attempt: Attempt): Promise<string> {
    const now = this.clock.now().getTime();
    const [place, address] = placesOf(attempt);
    const name = `${now}-${Math.random()}`;
    const limits = [freeTries, longestDelaySeconds, rememberSeconds, triesPerAddress, addressWindowSeconds];
    const waitSeconds = await orUnavailable(this.redis.eval(admitScript, 2, place, address, now, ...limits, name));
    if (Number(waitSeconds) > 0) throw tooManyAttempts(Number(waitSeconds));
    return name;
  }

  /** The password was wrong: it stands in the audit trail, with how many tries of the place were turned away before. */
  async refused(attempt: Attempt, refusal: Omit<RefusedSignIn, 'turnedAway'>, origin: Origin): Promise<void> {
    const [place] = placesOf(attempt);
    const answers = await orUnavailable(this.redis.multi().hget(place, 'away').hdel(place, 'away').exec());
    const turnedAway = Number(answers?.[0]?.[1] ?? 0);
    await this.refusedSignIns.record({ ...refusal, turnedAway }, origin);
  }

  /** The password was right: nothing is held against this place any more, and the try not against its address. */
  async succeeded(attempt: Attempt, name: string): Promise<void> {
    const [place, address] = placesOf(attempt);
    await orUnavailable(this.redis.multi().del(place).zrem(address, name).exec());
  }
}

/**
 * Counter of account and place; window of the address. One and the same for a place that is no address, which has no window.
 * In braces what they share: keys of one script must be on one node of a cluster.
 */
function placesOf({ account, from }: Attempt): [string, string] {
  if ('place' in from) {
    const place = `sign-in:{${account}}:place:${from.place}`;
    return [place, place];
  }
  const counted = `{${from.purpose ?? 'password'}:${countedAddress(from.address)}}`;
  return [`sign-in:${counted}:${account}`, `sign-in-address:${counted}`];
}
