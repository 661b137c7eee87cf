import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { apiModule } from './api.module.js';
import { findUserByEmail } from './modules/auth/public.js';
import { findProgram } from './modules/programs/public.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/database.js';
import { createLogger } from './platform/logger.js';
import { NestLogger } from './platform/nest-logger.js';
import { openRedis } from './platform/redis.js';
import { seedAdmin, seedDemo } from './seed-demo.js';
import type { Seeded } from './seed-demo.js';

/**
 * Makes the first administrator and, unless SEED_DEMO=false, a demo program, and writes their sign-ins to SEED_FILE. Run
 * again, it finds that there is nothing to do.
 */
const config = readConfig({ PROCESS_NAME: 'seed', INTERNAL_PORT: '1', ...process.env });
const file = process.env['SEED_FILE'] ?? '';
if (file === '') throw new Error('Configuration is not usable:\n  SEED_FILE: is not set');
const wantsDemo = process.env['SEED_DEMO'] !== 'false';

const logger = createLogger(config);
const { prisma } = openDatabase(config, logger);
const redis = openRedis(config, logger);
try {
  const written = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Seeded) : undefined;
  if (written && (await isSeeded(written))) logger.info('already seeded');
  else await seed(written);
} finally {
  redis.disconnect();
  await prisma.$disconnect();
}

/** Whether the database still has what the file speaks of; it has not when either was wiped. */
async function isSeeded({ admin, program }: Seeded): Promise<boolean> {
  if (!(await findUserByEmail(prisma, admin.email))) return false;
  return !wantsDemo || (program !== undefined && (await findProgram(prisma, program.id)) !== null);
}

async function seed(written: Seeded | undefined): Promise<void> {
  const app = await NestFactory.createApplicationContext(apiModule({ config, logger, prisma, redis }), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const buses = { commands: app.get(CommandBus), queries: app.get(QueryBus) };
  const admin = await seedAdmin(buses, written?.admin);
  const seeded: Seeded = wantsDemo ? { admin, ...(await seedDemo(buses)) } : { admin };
  write(seeded);
  logger.info({ demo: wantsDemo }, 'seeded');
  await app.close();
}

/** Readable by its owner only, and never half there. */
function write(seeded: Seeded): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(seeded, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
}
