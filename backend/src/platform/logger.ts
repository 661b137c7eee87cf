import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { currentContext } from './request-context.js';

export type { Logger } from 'pino';

/**
 * Structured log, one JSON line an event, with the request and trace id of whatever is being served. Keys that could
 * hold a secret are masked wherever they appear at the first two levels.
 */
export function createLogger(config: Pick<Config, 'PROCESS_NAME' | 'LOG_LEVEL'>): Logger {
  const secret = ['authorization', 'cookie', 'password', 'token', 'secret', 'apiKey', 'refreshToken'];
  return pino({
    level: config.LOG_LEVEL,
    base: { process: config.PROCESS_NAME },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...secret, ...secret.map((key) => `*.${key}`)], censor: '[masked]' },
    mixin: () => ({ ...currentContext() }),
  });
}
