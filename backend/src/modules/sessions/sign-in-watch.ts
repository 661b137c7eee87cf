import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Origin } from '../../platform/audit-trail.js';
import { IpDatabase } from '../../platform/ip-database.js';
import type { Logger } from '../../platform/logger.js';
import { LOGGER } from '../../platform/platform.module.js';
import { Alerts } from '../security/public.js';
import type { NewAlert } from '../security/public.js';
import { accountKey } from '../identity/public.js';
import type { User } from '../identity/public.js';
import { failureBurst, manyAccounts, newCountry, newDevice, refreshReuse, sharedAddress } from './sign-in-alerts.js';
import type { SeenAt } from './sign-in-alerts.js';
import { SignInTraces } from './sign-in-traces.js';

const noticedBy = 'sign-in-watch';

/** Notices what is unusual about signing in, and raises alerts of it. It never stands in the way of a sign-in. */
@Injectable()
export class SignInWatch implements OnModuleDestroy {
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly traces: SignInTraces,
    private readonly alerts: Alerts,
    private readonly addresses: IpDatabase,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Not waited for: how long the answer takes must not tell whether there is such an account. */
  failed(email: string, user: User | undefined, origin: Origin): void {
    const work = this.quietly(async () => {
      const account = accountKey(email, user);
      const [sources, accounts] = await Promise.all([
        this.traces.failureOf(account, origin.ip),
        this.traces.failureFrom(origin.ip, account),
      ]);
      if (sources !== undefined && user) await this.raise(failureBurst(user, sources, this.seenAt(origin)), origin);
      if (accounts !== undefined) await this.raise(manyAccounts(accounts.length, this.seenAt(origin)), origin);
    });
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  /** @param knownDevice whether the person signed in on it before */
  succeeded(user: User, origin: Origin, knownDevice: boolean): Promise<void> {
    return this.quietly(async () => {
      const seen = this.seenAt(origin);
      const [before] = await Promise.all([
        this.traces.successOf(user.id, seen.country),
        this.countOpening(user.id, origin),
      ]);
      if (before.length === 0) return;
      if (!knownDevice) await this.raise(newDevice(user, seen), origin);
      const countries = before.filter((country) => country !== '');
      if (seen.country === null || countries.length === 0 || countries.includes(seen.country)) return;
      await this.raise(newCountry(user, { ...seen, country: seen.country }, countries), origin);
    });
  }

  /** Somebody made an account by an invitation. */
  joined(userId: string, origin: Origin): Promise<void> {
    return this.quietly(() => this.countOpening(userId, origin));
  }

  /** A refresh token was used twice, which ended its session. */
  reused(user: User, origin: Origin): Promise<void> {
    return this.quietly(() => this.raise(refreshReuse(user, this.seenAt(origin)), origin));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.running);
  }

  private async countOpening(userId: string, origin: Origin): Promise<void> {
    const accounts = await this.traces.openingFrom(origin.ip, userId);
    if (accounts !== undefined) await this.raise(sharedAddress(accounts, this.seenAt(origin)), origin);
  }

  private raise(alert: NewAlert, origin: Origin): Promise<void> {
    return this.alerts.raise(alert, noticedBy, origin);
  }

  private seenAt({ ip, userAgent }: Origin): SeenAt {
    const network = this.addresses.network(ip);
    return {
      ...{ address: ip, browser: userAgent, country: this.addresses.country(ip) ?? null },
      network: network ? [`AS${network.asn}`, network.organisation].filter((part) => part !== null).join(' ') : null,
    };
  }

  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error({ err: error }, 'an anomaly could not be looked for');
    }
  }
}
