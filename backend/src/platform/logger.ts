import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Settings } from './config.js';
import { loggedError } from './logged-error.js';
import { currentContext, loggedContext } from './request-context.js';

export type { Logger } from 'pino';

/** Lines are written together, a quarter of a second late at most: a write for each took as long as making it. */
const written = { sync: false, minLength: 8192, periodicFlush: 250 };

/**
 * Structured log, one JSON line an event, with the request and trace id of whatever is being served. Keys that could
 * hold a secret are masked wherever they appear at the first two levels; of errors only what `loggedError` lets through. A
 * process that ends by itself, even by an exception, has written all its lines; one that is killed may lose the last quarter
 * of a second.
 */
export function createLogger(config: Pick<Settings, 'PROCESS_NAME' | 'LOG_LEVEL'>): Logger {
  const secret = ['authorization', 'cookie', 'password', 'token', 'secret', 'apiKey', 'refreshToken'];
  const options = {
    level: config.LOG_LEVEL,
    base: { process: config.PROCESS_NAME },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...secret, ...secret.map((key) => `*.${key}`)], censor: '[masked]' },
    serializers: { err: (error: unknown) => loggedError(error) },
    mixin: () => loggedContext(currentContext()),
  };
  return pino(options, pino.destination(written));
}
