import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { Settings } from '../../platform/config.js';
import type { Logger } from '../../platform/logger.js';
import { senderBounds } from '../../platform/sender-bounds.js';
import { fail } from './tracker-server.js';

/** Where the certificates lie, all in PEM. */
export interface PostbackTlsFiles {
  readonly cert: string;
  readonly key: string;
  /** Authorities whose client certificates are accepted. */
  readonly clientCa: string;
}

const renewEveryMs = 60_000;

type PostbackTlsSettings = Pick<
  Settings,
  'POSTBACK_TLS_PORT' | 'POSTBACK_TLS_CERT' | 'POSTBACK_TLS_KEY' | 'POSTBACK_TLS_CLIENT_CA'
>;

/** The configured files; undefined when postbacks by client certificate are not configured. */
export function postbackTlsFiles(
  config: PostbackTlsSettings,
): (PostbackTlsFiles & { readonly port: number }) | undefined {
  const { POSTBACK_TLS_PORT: port, POSTBACK_TLS_CERT: cert } = config;
  const { POSTBACK_TLS_KEY: key, POSTBACK_TLS_CLIENT_CA: clientCa } = config;
  // The configuration has all four, or none.
  if (port === undefined || cert === undefined || key === undefined || clientCa === undefined) return undefined;
  return { port, cert, key, clientCa };
}

/**
 * A port of its own for postbacks of merchants with a client certificate (mutual TLS, 1.2 at least): who has none, or one of another
 * authority, does not get past the handshake. The certificates are read again every minute, so that renewing them
 * needs no restart.
 * @throws Error when a file cannot be read
 */
export function createPostbackTlsServer(
  files: PostbackTlsFiles,
  postback: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  logger: Logger,
): Server {
  const bounds = { ...senderBounds, keepAliveTimeout: 15_000, handshakeTimeout: 10_000 };
  const server = createServer({ ...bounds, ...contextOf(files), requestCert: true, rejectUnauthorized: true });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (/^\/postback(\?|$)/.test(request.url ?? '')) {
      postback(request, response).catch((error: unknown) => fail(logger, response, error));
    } else {
      response.writeHead(404, { 'content-length': '0' }).end();
    }
  });
  const renewal = setInterval(() => {
    try {
      server.setSecureContext(contextOf(files));
    } catch (error) {
      logger.error({ err: error }, 'certificates could not be read again; the known ones stay');
    }
  }, renewEveryMs).unref();
  server.on('close', () => clearInterval(renewal));
  return server;
}

function contextOf({ cert, key, clientCa }: PostbackTlsFiles) {
  return {
    cert: readFileSync(cert),
    key: readFileSync(key),
    ca: readFileSync(clientCa),
    minVersion: 'TLSv1.2',
  } as const;
}
