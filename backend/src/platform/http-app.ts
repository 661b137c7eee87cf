import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from './config.js';
import { answer } from './health.js';
import type { Health } from './health.js';
import { readJsonBodies } from './json-body.js';
import { KnownRoutes } from './known-routes.js';
import type { Logger } from './logger.js';
import { NestLogger } from './nest-logger.js';
import { serveOpenApi } from './openapi.js';
import { problem } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { addRequestHooks, requestIdOf } from './request-hooks.js';
import { ResponseCheckInterceptor } from './response-check.interceptor.js';
import { schemaPipe } from './schema-pipe.js';
import { securityHeaders } from './security-headers.js';
import { senderBounds } from './sender-bounds.js';
import { serveApps } from './static-apps.js';

export interface HttpAppParts {
  readonly config: Pick<Settings, 'NODE_ENV' | 'APPS_DIR' | 'PUBLIC_API_URL' | 'TRUSTED_PROXIES'>;
  readonly logger: Logger;
  readonly health: Health;
}

const bodyLimitBytes = 1024 * 1024;

/**
 * The API's HTTP edge around any set of modules: JSON only, problem+json for every failure including the server's own,
 * validation, security headers, request ids, health and documentation. Not listening yet.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  parts: HttpAppParts,
): Promise<NestFastifyApplication> {
  const { config, logger, health } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    // Nobody in between is believed about the client's address until a deployment says who is.
    trustProxy: config.TRUSTED_PROXIES.length === 0 ? false : [...config.TRUSTED_PROXIES],
    requestIdHeader: false,
    genReqId: requestIdOf,
    clientErrorHandler: refuseBrokenHttp,
    frameworkErrors: refuseBrokenAddress,
    requestTimeout: senderBounds.requestTimeout,
    http: senderBounds,
    forceCloseConnections: 'idle',
    // Its own answer is no problem+json; ours is in the request hooks.
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  readJsonBodies(fastify);
  const routes = new KnownRoutes(fastify);
  addRequestHooks(fastify, logger, routes, securityHeaders(config.PUBLIC_API_URL.startsWith('https:')));
  await app.register(cookie);
  app.useGlobalPipes(schemaPipe());
  app.useGlobalFilters(new ProblemFilter(logger, routes));
  if (config.NODE_ENV === 'test') app.useGlobalInterceptors(new ResponseCheckInterceptor(app.get(Reflector)));
  for (const path of ['/healthz', '/readyz']) {
    fastify.get(path, async (_request, reply) => {
      const { status, type, body } = await answer(health, path, 'public');
      if (status === 503) reply.header('retry-after', '1');
      return reply.status(status).type(type).send(body);
    });
  }
  serveOpenApi(app, config);
  serveApps(fastify, config.APPS_DIR);
  return app;
}

/** Fastify answers an address that cannot be decoded before any hook or handler has seen the request. */
function refuseBrokenAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const answer = problem(error.statusCode ?? 400, 'malformed_request', 'The address of the request could not be read.');
  void reply
    .status(answer.status)
    .headers({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': request.id,
    })
    .send(JSON.stringify({ ...answer, requestId: request.id }));
}

/** What is not even HTTP (or has headers beyond all bounds) never becomes a request; it is answered on the socket. */
function refuseBrokenHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const answer = problem(status, 'malformed_request', 'The request could not be read.');
  const body = JSON.stringify(answer);
  const head = [
    `HTTP/1.1 ${status} ${answer.title}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
