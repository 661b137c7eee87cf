import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Redis } from 'ioredis';
import { QueueMetrics } from './queue-metrics.js';
import { Clock, SystemClock } from './clock.js';
import { Database } from './database.js';
import { IpDatabase } from './ip-database.js';
import type { Logger } from './logger.js';
import { Writes } from './transaction.js';

/** Injection tokens of what is no class; classes (`Database`, `Clock`, `Writes`, `Redis`) are their own token. */
export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');

/** What a process opened before Nest, and closes after it. */
export interface PlatformParts {
  /** The settings of the process. Whoever injects them says by type which it reads. */
  readonly config: object;
  readonly logger: Logger;
  readonly db: Database;
  /** Needed by the modules that sign people in. */
  readonly redis?: Redis;
  /** The system's clock when left out. */
  readonly clock?: Clock;
  /** Needed by modules that ask whose an address is. */
  readonly addresses?: IpDatabase;
}

/** Gives every module the process's own connections, configuration and clock. Opened and closed by `main`, not by Nest. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    const { config, logger, db, redis, clock = new SystemClock(), addresses } = parts;
    const queues = new QueueMetrics();
    queues.watch('database', {
      get length() {
        return db.waiting;
      },
    });
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: Database, useValue: db },
      { provide: Clock, useValue: clock },
      { provide: QueueMetrics, useValue: queues },
      { provide: Writes, useValue: new Writes(db, clock) },
      ...(redis ? [{ provide: Redis, useValue: redis }] : []),
      ...(addresses ? [{ provide: IpDatabase, useValue: addresses }] : []),
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
