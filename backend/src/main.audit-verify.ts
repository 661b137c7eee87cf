import { verifyAnchors, verifyAudit } from './modules/audit/public.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/database.js';
import { createLogger } from './platform/logger.js';
import { objectStore } from './platform/object-store.js';

/**
 * Proves the audit trail's hash chain and, where there is a store, that the chain is still the one that was signed day by day.
 * Says in a line each what was found, and ends with 1 when something is wrong.
 */
const config = {
  ...readConfig('audit-verify', process.env),
  ...({ PROCESS_NAME: 'audit-verify', LOG_LEVEL: 'warn' } as const),
};
const db = openDatabase(config, createLogger(config));
const store = objectStore(config);
const say = (line: string): unknown => process.stdout.write(`${line}\n`);
try {
  const { proven, head, unsealed, fault } = await verifyAudit(db);
  if (fault === null) say(`The audit log is intact: ${proven} entries verified, head ${head}, ${unsealed} pending.`);
  else say(`THE AUDIT LOG IS NOT INTACT after ${proven} verified entries. ${fault}`);
  const anchors = store && (await verifyAnchors(db, { store, keys: config.AUDIT_KEYS }));
  if (!anchors) say('Anchors are not compared: no object store is configured (S3_BUCKET).');
  else if (anchors.fault === null) say(`External signatures match: ${anchors.proven} daily anchors verified.`);
  else say(`IT IS NOT THE TRAIL THAT WAS SIGNED. ${anchors.fault}`);
  if (fault !== null || (anchors?.fault ?? null) !== null) process.exitCode = 1;
} finally {
  store?.close();
  await db.close();
}
