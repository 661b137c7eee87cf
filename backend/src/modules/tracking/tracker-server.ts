import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answer } from '../../platform/health.js';
import type { Health } from '../../platform/health.js';
import type { Logger } from '../../platform/logger.js';
import { senderBounds } from '../../platform/sender-bounds.js';
import { pages, sendPage } from './redirect-pages.js';
import type { RedirectHandler } from './redirect.handler.js';

export interface TrackerServerOptions {
  readonly redirect: RedirectHandler;
  /** Answers `/postback`; must not throw, but if it does the answer is a bare 500. */
  readonly postback: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly health: Health;
  readonly logger: Logger;
}

/** The tracker's public port. */
export interface TrackerServer {
  readonly server: Server;
  listen(host: string, port: number): Promise<void>;
  /** Takes no new connections and resolves when every request is answered; after `graceMs` it cuts what is left. */
  stop(graceMs?: number): Promise<void>;
}

const linkPath = '/c/';

/** One bare `node:http` server for links and postbacks; no framework, because the click path shares it. */
export function createTrackerServer(options: TrackerServerOptions): TrackerServer {
  const server = createServer({ ...senderBounds, keepAliveTimeout: 15_000 });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => route(options, request, response));
  return {
    server,
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      }),
    stop: (graceMs = 5_000) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

function route(options: TrackerServerOptions, request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  if (path.startsWith(linkPath)) {
    const query = mark === -1 ? '' : (url.slice(mark + 1).split('#', 1)[0] ?? '');
    options.redirect(request, response, path.slice(linkPath.length), query);
  } else if (path === '/postback') {
    options.postback(request, response).catch((error: unknown) => fail(options.logger, response, error));
  } else if (path === '/healthz' || path === '/readyz') {
    answer(options.health, path, 'public').then(
      ({ status, type, body }) =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
      (error: unknown) => fail(options.logger, response, error),
    );
  } else {
    sendPage(response, pages.notFound);
  }
}

/** Ends a request that failed. The address is not logged: a postback's holds its token. */
export function fail(logger: Logger, response: ServerResponse, error: unknown): void {
  logger.error({ err: error }, 'request failed');
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'content-length': '0' }).end();
}
