import 'reflect-metadata';
import { createLogger } from './platform/logger.js';
import { LiveConfig } from './platform/secrets/live-config.js';
import { endOnUncaught, onShutdown } from './platform/shutdown.js';
import { startTracker } from './start-tracker.js';

const live = await LiveConfig.open('tracker', process.env);
const logger = createLogger(live.config);
endOnUncaught(logger);
live.watch(logger);
const stop = await startTracker(live, logger);

onShutdown(logger, async () => {
  await stop();
  await live.stop();
});
