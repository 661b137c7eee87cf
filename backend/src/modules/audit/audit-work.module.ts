import { Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Settings } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import type { Logger } from '../../platform/logger.js';
import { objectStore } from '../../platform/object-store.js';
import type { ObjectStoreConfig } from '../../platform/object-store.js';
import { CONFIG, LOGGER } from '../../platform/platform.module.js';
import { JobRegistry } from '../jobs/public.js';
import { anchorAudit } from './anchor-audit.js';
import { sealAudit } from './seal-audit.js';

const sealedAtOnce = 500;

/** What recurs in this module, for the worker. */
@Module({})
export class AuditWorkModule implements OnApplicationShutdown {
  private readonly store;

  constructor(
    registry: JobRegistry,
    db: Database,
    @Inject(CONFIG) config: ObjectStoreConfig & Pick<Settings, 'AUDIT_KEYS'>,
    @Inject(LOGGER) logger: Logger,
  ) {
    const store = objectStore(config);
    this.store = store;
    if (!store)
      logger.warn('no object store is configured (S3_BUCKET): the audit trail is not anchored outside the database');
    registry.addSchedules(
      {
        name: 'seal-audit',
        cron: '* * * * * *',
        run: async () => (await sealAudit(db, sealedAtOnce)) === sealedAtOnce,
      },
      {
        name: 'anchor-audit',
        cron: '*/10 * * * *',
        run: async () => {
          if (store) await anchorAudit(db, { store, keys: config.AUDIT_KEYS, now: new Date() });
          return false;
        },
      },
    );
  }

  onApplicationShutdown(): void {
    this.store?.close();
  }
}
