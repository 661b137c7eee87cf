import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import { timestampView } from '../../platform/schemas.js';
import { findAnchor, findChainHead, unsealedTail } from './audit.store.js';

/** Where the chain stands. */
export const auditStatusView = z.object({
  head: z.object({ seq: z.string(), hash: z.string(), sealedAt: timestampView }).nullable(),
  unsealed: z.object({ entries: z.int(), oldestSeconds: z.number() }),
  /** The newest signed copy of the chain's end outside the database. */
  anchor: z.object({ day: z.string(), seq: z.string(), lockedUntil: timestampView.nullable() }).nullable(),
});
auditStatusView.register(z.globalRegistry, { id: 'AuditStatus' });
export type AuditStatusView = z.infer<typeof auditStatusView>;

export class AuditStatus extends Query<AuditStatusView> {}

@QueryHandler(AuditStatus)
export class AuditStatusHandler implements IQueryHandler<AuditStatus> {
  constructor(private readonly db: Database) {}

  async execute(): Promise<AuditStatusView> {
    const { db } = this;
    const [head, unsealed, anchor] = await Promise.all([findChainHead(db), unsealedTail(db), findAnchor(db)]);
    return {
      head: head && {
        seq: String(head.seq),
        hash: Buffer.from(head.hash).toString('hex'),
        sealedAt: head.sealedAt.toISOString(),
      },
      unsealed,
      anchor: anchor && {
        day: anchor.day,
        seq: String(anchor.seq),
        lockedUntil: anchor.lockedUntil?.toISOString() ?? null,
      },
    };
  }
}
