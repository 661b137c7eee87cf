import { NotFoundException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { DomainError } from '../kernel/domain-error.js';
import { callerSignal } from './caller-signal.js';
import { newUuid } from './ids.js';
import type { KnownRoutes } from './known-routes.js';
import type { Logger } from './logger.js';
import { loggedContext, runInContext } from './request-context.js';
import type { RequestContext } from './request-context.js';
import { assertStorable } from './storable-text.js';
import { endRequestSpan, enterTrace, unrecordedTrace } from './trace-context.js';
import type { Traced } from './trace-context.js';
import { merchantText } from './visitor-text.js';

const contexts = new WeakMap<FastifyRequest, RequestContext>();
const quietRoutes = new Set(['/healthz', '/readyz']);
const saneRequestId = /^([a-z0-9_.:-]{8,64}|[A-Z0-9_.:-]{8,64})$/;

/**
 * The caller's `x-request-id` when it is fit for logs, else a new UUIDv7. Keys and tokens are not: they are random over both
 * cases of letters, which ids have no need to mix.
 */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && saneRequestId.test(given) ? given : newUuid();
}

/**
 * Gives every request its context (ids for logs and events), its answer the headers that all have, and one line in the log:
 * method, route pattern, status and time, never the query string or a credential.
 */
export function addRequestHooks(
  fastify: FastifyInstance,
  logger: Logger,
  routes: KnownRoutes,
  securityHeaders: Readonly<Record<string, string>>,
): void {
  let isClosing = false;
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    contexts.set(request, { requestId: request.id, ...tracedRequest(request), signal: callerSignal(reply.raw) });
    reply.headers({ ...securityHeaders, 'x-request-id': request.id, 'cache-control': 'no-store' });
    // Before a body is looked at: what is wrong with it says nothing to somebody who has the wrong method or address.
    const isNowhere = request.is404 || routes.refuses(request.method, request.url);
    const refusal = isClosing ? shuttingDown() : isNowhere ? new NotFoundException() : undefined;
    continueInContext(request, () => done(refusal));
  });
  // A body is read in the socket's own asynchronous flow, which knows nothing of ours: entered again after it.
  fastify.addHook('preValidation', (request, _reply, done) => {
    assertStorable(merchantText(request.body, request.routeOptions.config));
    assertStorable(request.query);
    continueInContext(request, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const line = {
      ...loggedContext(contexts.get(request)),
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    endRequestSpan(contexts.get(request)?.span, reply.statusCode);
    // Whoever asks every second whether the process lives should not fill the log.
    logger[quietRoutes.has(line.route) ? 'debug' : 'info'](line, 'request');
    done();
  });
}

function tracedRequest({ method, routeOptions, headers }: FastifyRequest): Traced {
  const route = routeOptions.url ?? 'none';
  if (quietRoutes.has(route)) return { trace: unrecordedTrace() };
  return enterTrace({ method, route }, headers['traceparent']);
}

/** A kept-alive connection may bring one more request after the server began to close; the answer closes it. */
function shuttingDown(): DomainError {
  return new DomainError('unavailable', 'shutting_down', 'The server is shutting down. Send the request again.');
}

function continueInContext(request: FastifyRequest, done: HookHandlerDoneFunction): void {
  const context = contexts.get(request);
  if (context) runInContext(context, done);
  else done();
}
