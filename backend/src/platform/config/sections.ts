import type { z } from 'zod';
import { accessTokens, auditKeys, customers, factors, sessions } from './identity-sections.js';
import type { ProcessName, processSections, SectionName, settingNames } from './processes.js';
import {
  api,
  internalServer,
  publicAddresses,
  publicServer,
  runtime,
  secretSource,
  tracing,
} from './server-sections.js';
import { clickhouse, nats, objectStore, postgres, redis } from './store-sections.js';
import { clickIds, clicks, ipDatabase, postbackTls } from './tracking-sections.js';
import { jobs, mail, projections, retention, seed } from './work-sections.js';

/** What the settings of each section may be. */
export const sections = {
  runtime,
  tracing,
  internalServer,
  publicServer,
  api,
  publicAddresses,
  secretSource,
  postgres,
  clickhouse,
  nats,
  redis,
  objectStore,
  accessTokens,
  sessions,
  factors,
  customers,
  clickIds,
  clicks,
  ipDatabase,
  postbackTls,
  jobs,
  mail,
  auditKeys,
  retention,
  projections,
  seed,
} satisfies { [S in SectionName]: z.ZodObject<Record<(typeof settingNames)[S][number], z.ZodType>> };

type All<Union> = (Union extends unknown ? (value: Union) => void : never) extends (
  value: infer Every extends object,
) => void
  ? Every
  : never;

/** The settings of some sections, as they are read. */
export type SettingsOf<S extends SectionName> = All<z.output<(typeof sections)[S]>>;

/** Every setting there is; whoever is handed some says which by `Pick`. */
export type Settings = SettingsOf<SectionName>;

/** What a process is given. */
export type Config<P extends ProcessName> = SettingsOf<(typeof processSections)[P][number]>;
