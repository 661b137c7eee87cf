import { Inject, Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import { RateLimited } from '../../kernel/domain-error.js';
import type { Actor } from '../actor.js';
import { Clock } from '../clock.js';
import { countedAddress } from '../counted-address.js';
import type { Settings } from '../config.js';
import type { Logger } from '../logger.js';
import { CONFIG, LOGGER } from '../platform.module.js';
import type { LimitClassName } from './limit-class.js';
import { limitWindowSeconds } from './limit-table.js';
import { LocalBudget } from './local-budget.js';
import { rateLimitHeaders } from './rate-limit-headers.js';
import { takeFromWindows } from './sliding-window.js';
import type { Limit, Taken } from './sliding-window.js';

/** One request, as limits see it. */
export interface LimitedRequest {
  readonly limitClass: LimitClassName;
  /** Undefined while nobody has proven who asks. */
  readonly actor: Actor | undefined;
  readonly ip: string;
}

/** What to say to the caller, and whether to refuse. */
export interface LimitVerdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: RateLimited | undefined;
}

const windowMs = limitWindowSeconds * 1_000;
/** Reports of orders are fetched in chunks of this part of the quota; everything else is asked for one by one. */
const chunksPerQuota = 500;
const chunked: ReadonlySet<LimitClassName> = new Set(['conversions', 'postback']);
/** After Redis failed, requests pass unasked for so long, rather than each of them waiting for its own failure. */
const restMs = 1_000;

/** Holds requests to their quotas, per account and per address. Without Redis they pass, and are counted as not checked. */
@Injectable()
export class RequestLimits {
  private readonly budget = new LocalBudget();
  private restsUntil = 0;
  private readonly refused = new Counter({
    name: 'tributary_limited_requests_total',
    help: 'Requests answered with 429, by class of their limit.',
    labelNames: ['class'],
    registers: [],
  });
  private readonly unchecked = new Counter({
    name: 'tributary_limits_unchecked_requests_total',
    help: 'Requests that passed without a look at their limits because Redis did not answer.',
    registers: [],
  });

  constructor(
    private readonly redis: Redis,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'LIMITS'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async check(request: LimitedRequest): Promise<LimitVerdict> {
    const taken = await this.take(request);
    if (taken === undefined) return { headers: {}, refusal: undefined };
    const headers = rateLimitHeaders(taken.standings, limitWindowSeconds);
    if (taken.granted > 0) return { headers, refusal: undefined };
    this.refused.inc({ class: request.limitClass });
    return { headers, refusal: tooManyRequests(Math.max(...taken.standings.map(({ waitMs }) => waitMs))) };
  }

  registerMetrics(registry: Registry): void {
    for (const metric of [this.refused, this.unchecked]) registry.registerMetric(metric);
  }

  private async take(request: LimitedRequest): Promise<Taken | undefined> {
    if (performance.now() < this.restsUntil) {
      this.unchecked.inc();
      return undefined;
    }
    const limits = this.limitsOf(request);
    const now = () => this.clock.now().getTime();
    const fetch = (wanted: number) => takeFromWindows(this.redis, limits, wanted, { now: now(), windowMs });
    try {
      if (!chunked.has(request.limitClass)) return await fetch(1);
      const chunk = Math.max(1, Math.floor(Math.min(...limits.map(({ quota }) => quota)) / chunksPerQuota));
      return await this.budget.spend(limits.map(({ key }) => key).join(' '), now, () => fetch(chunk));
    } catch (error) {
      this.restsUntil = performance.now() + restMs;
      this.unchecked.inc();
      this.logger.warn({ err: error }, 'limits cannot be checked; requests pass');
      return undefined;
    }
  }

  private limitsOf({ limitClass, actor, ip }: LimitedRequest): Limit[] {
    const { perAccount, perAddress } = this.config.LIMITS[limitClass];
    const policy = `${limitClass}-address`;
    // In braces what they share: keys of one script must be on one node of a cluster.
    const keys = `limit:{${limitClass}}`;
    const network = { policy, key: `${keys}:ip:${countedAddress(ip)}`, quota: perAddress };
    const account = accountOf(actor);
    if (account === undefined) return [network];
    return [{ policy: limitClass, key: `${keys}:${account}`, quota: perAccount }, network];
  }
}

function accountOf(actor: Actor | undefined): string | undefined {
  if (actor === undefined || actor.kind === 'system') return undefined;
  return actor.kind === 'user' ? actor.userId : actor.apiKeyId;
}

function tooManyRequests(waitMs: number): RateLimited {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const message = `Too many requests. Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`}, then go on more slowly.`;
  return new RateLimited('too_many_requests', message, seconds);
}
