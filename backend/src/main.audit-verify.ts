import { z } from 'zod';
import { verifyAudit } from './modules/audit/public.js';
import { openDatabase } from './platform/database.js';
import { createLogger } from './platform/logger.js';

/** Proves the audit trail's hash chain, says in one line what was found, and ends with 1 when something is wrong. */
const { DATABASE_URL } = z.object({ DATABASE_URL: z.string().min(1) }).parse(process.env);
const settings = { PROCESS_NAME: 'audit-verify', LOG_LEVEL: 'warn', DATABASE_ROLE: '' } as const;
const { prisma } = openDatabase(
  { ...settings, DATABASE_URL, DATABASE_POOL: 1, DATABASE_CONNECTION_SECONDS: 60 },
  createLogger(settings),
);
try {
  const { proven, head, unsealed, fault } = await verifyAudit(prisma);
  process.stdout.write(
    fault === null
      ? `The audit trail is whole: ${proven} entries proven, head ${head}, ${unsealed} not sealed yet.\n`
      : `THE AUDIT TRAIL IS NOT WHOLE after ${proven} good entries. ${fault}\n`,
  );
  if (fault !== null) process.exitCode = 1;
} finally {
  await prisma.$disconnect();
}
