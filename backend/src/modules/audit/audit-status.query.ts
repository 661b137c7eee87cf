import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { timestampView } from '../../platform/schemas.js';
import { findChainHead, unsealedTail } from './audit.store.js';

/** Where the chain stands. */
export const auditStatusView = z.object({
  head: z.object({ seq: z.string(), hash: z.string(), sealedAt: timestampView }).nullable(),
  unsealed: z.object({ entries: z.int(), oldestSeconds: z.number() }),
});
export type AuditStatusView = z.infer<typeof auditStatusView>;

export class AuditStatus extends Query<AuditStatusView> {}

@QueryHandler(AuditStatus)
export class AuditStatusHandler implements IQueryHandler<AuditStatus> {
  constructor(private readonly prisma: PrismaClient) {}

  async execute(): Promise<AuditStatusView> {
    const [head, unsealed] = await Promise.all([findChainHead(this.prisma), unsealedTail(this.prisma)]);
    return {
      head: head && {
        seq: String(head.seq),
        hash: Buffer.from(head.hash).toString('hex'),
        sealedAt: head.sealedAt.toISOString(),
      },
      unsealed,
    };
  }
}
