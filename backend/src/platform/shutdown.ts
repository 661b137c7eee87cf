import type { Logger } from './logger.js';

/**
 * Runs `stop` once on SIGINT, SIGTERM or when the launcher goes away, then ends the process; after `graceMs` it ends
 * it regardless, because whatever hangs then is safe to repeat (everything durable is idempotent).
 */
export function onShutdown(logger: Logger, stop: () => Promise<void>, graceMs = 8_000): void {
  let stopping = false;
  const begin = (why: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'shutting down');
    setTimeout(() => process.exit(1), graceMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'shutdown failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => begin('SIGTERM'));
  process.once('SIGINT', () => begin('SIGINT'));
  process.once('disconnect', () => begin('launcher is gone'));
}

/** Ends the process when an error was caught by nobody, as Node itself would, but tells the log no more of it than of any other. */
export function endOnUncaught(logger: Logger): void {
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught error');
    process.exit(1);
  });
}
