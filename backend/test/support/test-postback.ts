import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { createPostbackHandler } from '../../src/modules/attribution/public.js';
import { PostbackTokens } from '../../src/modules/merchant-keys/public.js';
import { RequestLimits } from '../../src/platform/limits/request-limits.js';
import { createLogger } from '../../src/platform/logger.js';
import { networkList } from '../../src/platform/networks.js';
import type { TestApi } from './test-api.js';

/** Answers `/postback`, as the tracker's handler does. */
export type Postback = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The tracker's handler on the connections of a test's API. */
export function testPostback({ app, config }: TestApi, limits = app.get(RequestLimits)): Postback {
  return createPostbackHandler({
    ...{ commands: app.get(CommandBus), queries: app.get(QueryBus), tokens: app.get(PostbackTokens) },
    ...{ limits, logger: createLogger(config) },
    proxies: networkList(config.TRUSTED_PROXIES),
  });
}

export interface PostbackServer {
  readonly port: number;
  /** Asks `/postback` with parameters, or with a query string as it is. */
  get(query: string | Readonly<Record<string, string>>): Promise<PostbackReply>;
  close(): void;
}

export interface PostbackReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The handler on a server of its own. */
export async function servePostback(api: TestApi): Promise<PostbackServer> {
  const postback = testPostback(api);
  const server = createServer((request, response) => void postback(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async get(query) {
      const text = typeof query === 'string' ? query : new URLSearchParams(query).toString();
      const answer = await fetch(`http://127.0.0.1:${port}/postback?${text}`);
      const { status, headers } = answer;
      return { status, headers, body: (await answer.json()) as PostbackReply['body'] };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
