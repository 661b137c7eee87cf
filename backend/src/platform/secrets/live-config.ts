import { readConfig, readSections, selected } from '../config.js';
import type { Config, Environment, ProcessName, Settings } from '../config.js';
import { processSections } from '../config/processes.js';
import type { Logger } from '../logger.js';
import { secretSource } from './secret-source.js';
import type { SecretSource } from './secret-source.js';

/** Settings that are read at each use, so that they can change while the process runs. */
const rotating: ReadonlySet<string> = new Set([
  ...(['DATABASE_URL', 'REDIS_URL', 'NATS_URL', 'CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD'] as const),
  ...(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'JWT_KEYS', 'CLICK_ID_KEYS', 'FACTOR_KEYS'] as const),
] satisfies readonly (keyof Settings)[]);

/**
 * The configuration of a process whose secrets may be rotated. The object stays the same; a rotated secret changes in
 * place. So: whoever uses one of the rotating settings reads it from the configuration each time and keeps no copy.
 */
export class LiveConfig<P extends ProcessName> {
  readonly config: Config<P>;
  private timer: NodeJS.Timeout | undefined;
  private reading: Promise<void> | undefined;

  private constructor(
    private readonly name: P,
    private readonly parts: { readonly env: Environment; readonly source: SecretSource; readonly everyMs: number },
    private settings: Environment,
  ) {
    this.config = readConfig(name, settings);
  }

  /** @throws Error when the source cannot be read or a setting is wrong; the message holds no value */
  static async open<P extends ProcessName>(name: P, env: Environment): Promise<LiveConfig<P>> {
    // Of the environment and of the source it keeps what is the process's own.
    const own = selected(env, processSections[name]);
    const { SECRETS_INTERVAL_MS: everyMs, ...where } = readSections(['secretSource'], own);
    const parts = { env: own, source: secretSource(where), everyMs };
    return new LiveConfig(name, parts, await settingsNow(name, parts));
  }

  /** Reads the source again and again, until `stop`. */
  watch(logger: Logger): void {
    this.timer = setInterval(() => {
      this.reading = this.refresh(logger).catch((error: unknown) =>
        logger.error({ err: error }, 'secrets could not be read again; the known ones stay'),
      );
    }, this.parts.everyMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.reading;
  }

  /** Takes over what was rotated. Rejects, and changes nothing, when a value is not usable. */
  private async refresh(logger: Logger): Promise<void> {
    const settings = await settingsNow(this.name, this.parts);
    const names = new Set([...Object.keys(settings), ...Object.keys(this.settings)]);
    const changed = [...names].filter((name) => rotating.has(name) && settings[name] !== this.settings[name]);
    if (changed.length === 0) return;
    const fresh = readConfig(this.name, settings);
    const values = changed.map((name) => [name, Reflect.get(fresh, name) as unknown] as const);
    Object.assign(this.config, Object.fromEntries(values));
    this.settings = settings;
    logger.info({ rotated: changed }, 'secrets were rotated');
  }
}

async function settingsNow(
  name: ProcessName,
  { env, source }: { readonly env: Environment; readonly source: SecretSource },
): Promise<Environment> {
  return { ...env, ...selected(await source.read(), processSections[name]) };
}
