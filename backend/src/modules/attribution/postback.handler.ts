import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { DomainError, RateLimited } from '../../kernel/domain-error.js';
import type { Actor } from '../../platform/actor.js';
import { callerSignal } from '../../platform/caller-signal.js';
import { clientAddress } from '../../platform/client-address.js';
import type { RequestLimits } from '../../platform/limits/request-limits.js';
import type { Logger } from '../../platform/logger.js';
import { drained } from '../../platform/drained.js';
import { problemOfError } from '../../platform/problem-of-error.js';
import type { Problem } from '../../platform/problem.js';
import { runInContext } from '../../platform/request-context.js';
import { endRequestSpan, enterTrace } from '../../platform/trace-context.js';
import { newUuid } from '../../platform/ids.js';
import type { PostbackTokens } from '../merchant-keys/public.js';
import { assertCertificateFits } from './certificate-owner.js';
import { readPostback } from './postback-input.js';
import { PostbackParameters } from './postback-parameters.js';
import { takePostback } from './take-postback.js';
import type { PostbackAnswer } from './take-postback.js';

const maxBodyBytes = 64 * 1024;

export interface PostbackParts {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly tokens: PostbackTokens;
  readonly limits: RequestLimits;
  readonly logger: Logger;
  /** Proxies that are believed about the caller's address. */
  readonly proxies: BlockList;
}

/**
 * `GET|POST /postback` for shops without a JSON client, on the tracker's bare server. Answers truthfully: 200 when there
 * is nothing to repeat, 4xx when repeating it unchanged is useless, 429 and 503 when it is to be sent again later. The token
 * is never logged.
 */
export function createPostbackHandler(parts: PostbackParts) {
  const { logger, proxies } = parts;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = newUuid();
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const traced = enterTrace({ method, route: '/postback' }, request.headers['traceparent']);
    await runInContext({ requestId, ...traced, signal: callerSignal(response) }, async () => {
      try {
        const parameters = new PostbackParameters(await readParameters(request));
        const token = parameters.value('token') ?? '';
        const actor = await admit(parts, { token, ip: clientAddress(request, proxies) }, response);
        assertCertificateFits(request, actor.merchantId);
        send(response, 200, requestId, await takePostback(parts, actor, readPostback(parameters)));
      } catch (error) {
        const refusal = problemOfError(error);
        if (refusal.status >= 500) logger.error({ err: error, code: refusal.code }, 'postback failed');
        const answer: PostbackAnswer = {
          status: 'rejected',
          conversionId: null,
          attributed: false,
          code: refusal.code,
        };
        const retryAfter = error instanceof RateLimited ? error.retryAfter : undefined;
        if (refusal.status === 503 || retryAfter !== undefined) response.setHeader('retry-after', retryAfter ?? 1);
        if (refusal.status === 405) response.setHeader('allow', 'GET, POST');
        // What could not even be read as a postback is a problem as the API's are.
        if ([405, 413, 415].includes(refusal.status)) {
          sendProblem(response, requestId, refusal);
          return;
        }
        send(response, refusal.status, requestId, { ...answer, detail: refusal.detail, errors: refusal.errors ?? [] });
      } finally {
        endRequestSpan(traced.span, response.statusCode);
      }
    });
  };
}

/**
 * Whose postback it is, if not too many came from there. Whoever tries tokens is held to what trying costs, as at the API.
 * @throws DomainError `too_many_requests`, and what the token itself is refused for
 */
async function admit(
  { tokens, limits }: PostbackParts,
  { token, ip }: { readonly token: string; readonly ip: string },
  response: ServerResponse,
): Promise<Extract<Actor, { kind: 'merchant' }>> {
  const hold = async (actor?: Actor): Promise<void> => {
    const limitClass = actor === undefined ? 'sign-in' : 'postback';
    const { headers, refusal } = await limits.check({ limitClass, actor, ip });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (refusal) throw refusal;
  };
  const actor = await tokens.admit(token, ip).catch(async (error: unknown) => {
    if (error instanceof DomainError) await hold();
    throw error;
  });
  await hold(actor);
  return actor;
}

/** Query parameters, and those of a form body; the body wins, because it is the more private place. */
async function readParameters(request: IncomingMessage): Promise<URLSearchParams> {
  const parameters = new URLSearchParams(/\?([^#]*)/.exec(request.url ?? '')?.[1] ?? '');
  if (request.method === 'GET') return parameters;
  if (request.method !== 'POST') {
    throw new DomainError('method_not_allowed', 'method_not_allowed', 'Send the postback as GET or POST.');
  }
  if (
    !/^application\/x-www-form-urlencoded\b/.test(
      request.headers['content-type'] ?? 'application/x-www-form-urlencoded',
    )
  ) {
    throw new DomainError(
      'unsupported_media',
      'unsupported_media_type',
      'Send the parameters in the address or as a form body.',
    );
  }
  // The first value of a name counts.
  return new URLSearchParams([...new URLSearchParams(await readBody(request)), ...parameters]);
}

/** Not by `for await`, which closes the connection under the sender when it ends early. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) chunks.push(chunk);
      else resolve();
    });
    request.once('end', resolve).once('error', reject).once('close', resolve);
  });
  if (size <= maxBodyBytes) return Buffer.concat(chunks).toString('utf8');
  await drained(request);
  throw new DomainError('too_large', 'body_too_large', 'A postback is at most 64 KiB.');
}

function sendProblem(response: ServerResponse, requestId: string, refusal: Problem): void {
  response.setHeader('content-type', 'application/problem+json; charset=utf-8');
  send(response, refusal.status, requestId, { ...refusal, requestId });
}

function send(response: ServerResponse, status: number, requestId: string, body: object): void {
  const text = JSON.stringify(body);
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json; charset=utf-8');
  response
    .writeHead(status, {
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      'x-request-id': requestId,
    })
    .end(text);
}
