import { readConfig } from '../config.js';
import type { Config } from '../config.js';
import type { Logger } from '../logger.js';
import { secretSource } from './secret-source.js';
import type { SecretSource } from './secret-source.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Settings that are read at each use, so that they can change while the process runs. */
const rotating = [
  ...(['DATABASE_URL', 'REDIS_URL', 'NATS_URL', 'CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD'] as const),
  ...(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'JWT_KEYS', 'CLICK_ID_KEYS', 'FACTOR_KEYS'] as const),
] satisfies readonly (keyof Config)[];

/**
 * The configuration of a process whose secrets may be rotated. The object stays the same; a rotated secret changes in
 * place. So: whoever uses one of the rotating settings reads it from the configuration each time and keeps no copy.
 */
export class LiveConfig {
  private timer: NodeJS.Timeout | undefined;
  private reading: Promise<void> | undefined;

  private constructor(
    readonly config: Config,
    private readonly parts: { readonly env: Env; readonly source: SecretSource },
    private settings: Env,
  ) {}

  /** @throws Error when the source cannot be read or a setting is wrong; the message holds no value */
  static async open(env: Env): Promise<LiveConfig> {
    const source = secretSource(env);
    const settings = { ...env, ...(await source.read()) };
    return new LiveConfig(readConfig(settings), { env, source }, settings);
  }

  /** Reads the source again and again, until `stop`. */
  watch(logger: Logger): void {
    this.timer = setInterval(() => {
      this.reading = this.refresh(logger).catch((error: unknown) =>
        logger.error({ err: error }, 'secrets could not be read again; the known ones stay'),
      );
    }, this.config.SECRETS_INTERVAL_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.reading;
  }

  /** Takes over what was rotated. Rejects, and changes nothing, when a value is not usable. */
  private async refresh(logger: Logger): Promise<void> {
    const settings: Env = { ...this.parts.env, ...(await this.parts.source.read()) };
    const changed = rotating.filter((name) => settings[name] !== this.settings[name]);
    if (changed.length === 0) return;
    const fresh = readConfig(settings);
    Object.assign(this.config, Object.fromEntries(changed.map((name) => [name, fresh[name]])));
    this.settings = settings;
    logger.info({ rotated: changed }, 'secrets were rotated');
  }
}
