import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Logger } from '../../platform/logger.js';
import { LOGGER } from '../../platform/platform.module.js';
import { writeKeyUses } from './api-key.store.js';
import type { KeyUse } from './api-key.store.js';

const periodMs = 15_000;

/**
 * When and from where keys were last used. Gathered in memory and written now and then, so that no request waits for it;
 * what a crash takes with it is a minute of a remark, nothing that counts.
 */
@Injectable()
export class ApiKeyUses implements OnModuleDestroy {
  private pending = new Map<string, KeyUse>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  note(id: string, from: string): void {
    this.pending.set(id, { id, at: this.clock.now(), from });
    this.timer ??= setTimeout(() => void this.flush(), periodMs).unref();
  }

  /** Writes what has gathered. A failure is logged and the remarks are dropped: the next use makes a newer one. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const uses = [...this.pending.values()];
    this.pending = new Map();
    if (uses.length === 0) return;
    await writeKeyUses(this.db, uses).catch((error: unknown) =>
      this.logger.warn({ err: error }, 'uses of API keys were not kept'),
    );
  }

  onModuleDestroy(): Promise<void> {
    return this.flush();
  }
}
