import type { IncomingMessage, ServerResponse } from 'node:http';
import { CommandBus } from '@nestjs/cqrs';
import { createPostbackHandler } from '../../src/modules/attribution/public.js';
import { PostbackTokens } from '../../src/modules/auth/public.js';
import { RequestLimits } from '../../src/platform/limits/request-limits.js';
import { createLogger } from '../../src/platform/logger.js';
import { networkList } from '../../src/platform/networks.js';
import type { TestApi } from './test-api.js';

/** Answers `/postback`, as the tracker's handler does. */
export type Postback = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The tracker's handler on the connections of a test's API. */
export function testPostback({ app, config }: TestApi, limits = app.get(RequestLimits)): Postback {
  return createPostbackHandler({
    ...{ commands: app.get(CommandBus), tokens: app.get(PostbackTokens), limits, logger: createLogger(config) },
    proxies: networkList(config.TRUSTED_PROXIES),
  });
}
