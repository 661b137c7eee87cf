import { Inject, Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Clock } from '../../platform/clock.js';
import type { Settings } from '../../platform/config.js';
import { countedAddress } from '../../platform/counted-address.js';
import { CONFIG } from '../../platform/platform.module.js';

const failureWindowMs = 600_000;
const openingWindowMs = 3_600_000;
const dayMs = 24 * 60 * 60 * 1_000;
/** Wrong passwords for one account within the window that are no longer somebody's bad memory. */
const manyFailures = 10;
/** Accounts at which one address fails within the window; an office mistypes fewer. */
const manyAccounts = 10;
const rememberSeconds = 180 * 24 * 60 * 60;

/*
 * Notes one more of a kind and answers all of the window once there are enough of them; then counts anew, so that each
 * so-and-so many are one occurrence. KEYS: what is noted of. ARGV: now (ms), what, window (ms), how many are enough.
 */
const gatherScript = `
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', tonumber(ARGV[1]) - tonumber(ARGV[3]))
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
if redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[4]) then return {} end
local gathered = redis.call('ZRANGE', KEYS[1], 0, -1)
redis.call('DEL', KEYS[1])
return gathered`;

/** What is remembered of sign-ins, to notice what is unusual. Lost with Redis, the next is nobody's first and nothing is unusual. */
@Injectable()
export class SignInTraces {
  constructor(
    private readonly redis: Redis,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'SHARED_ADDRESS_ACCOUNTS'>,
  ) {}

  /** An account was opened from the address. @returns how many were within the hour, when they are many; once a day */
  async openingFrom(ip: string, userId: string): Promise<number | undefined> {
    const window = { windowMs: openingWindowMs, enough: this.config.SHARED_ADDRESS_ACCOUNTS };
    const accounts = await this.gather(`sign-in-openings-from:${countedAddress(ip)}`, userId, window);
    if (accounts === undefined) return undefined;
    const today = Math.floor(this.clock.now().getTime() / dayMs);
    const isFirst = await this.redis.set(
      `sign-in-openings-told:${countedAddress(ip)}:${today}`,
      '1',
      'PX',
      dayMs,
      'NX',
    );
    return isFirst === null ? undefined : accounts.length;
  }

  /** @returns the addresses of a burst of failures at the account, when this one completes it */
  async failureOf(account: string, ip: string): Promise<string[] | undefined> {
    const tries = await this.gather(`sign-in-failures:${account}`, `${Math.random()} ${countedAddress(ip)}`, {
      windowMs: failureWindowMs,
      enough: manyFailures,
    });
    return tries && [...new Set(tries.map((one) => one.split(' ')[1] ?? ''))];
  }

  /** @returns the accounts at which the address failed, when with this one they are many */
  failureFrom(ip: string, account: string): Promise<string[] | undefined> {
    return this.gather(`sign-in-failures-from:${countedAddress(ip)}`, account, {
      windowMs: failureWindowMs,
      enough: manyAccounts,
    });
  }

  /** @returns from which countries (`''`: not known) the person had signed in before; nothing at the first time */
  async successOf(userId: string, country: string | null): Promise<string[]> {
    const key = `sign-in-countries:${userId}`;
    const before = await this.redis.smembers(key);
    await this.redis
      .multi()
      .sadd(key, country ?? '')
      .expire(key, rememberSeconds)
      .exec();
    return before;
  }

  private async gather(
    key: string,
    what: string,
    { windowMs, enough }: { readonly windowMs: number; readonly enough: number },
  ): Promise<string[] | undefined> {
    const now = this.clock.now().getTime();
    const gathered = (await this.redis.eval(gatherScript, 1, key, now, what, windowMs, enough)) as string[];
    return gathered.length === 0 ? undefined : gathered;
  }
}
