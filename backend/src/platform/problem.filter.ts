import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '../kernel/domain-error.js';
import { drained } from './drained.js';
import type { KnownRoutes } from './known-routes.js';
import type { Logger } from './logger.js';
import { problem } from './problem.js';
import type { Problem } from './problem.js';
import { problemOfError } from './problem-of-error.js';

/** Turns whatever was thrown into `application/problem+json`. The only place that knows HTTP statuses of failures. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: KnownRoutes,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const answer = this.answerTo(error, request, reply);
    if (answer.status >= 500) this.logger.error({ err: error, code: answer.code }, 'request failed');
    if (answer.status === 401) reply.header('www-authenticate', 'Bearer');
    const retryAfter = error instanceof RateLimited ? error.retryAfter : undefined;
    if (answer.status === 503 || retryAfter !== undefined) reply.header('retry-after', String(retryAfter ?? 1));
    const send = () =>
      void reply
        .status(answer.status)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(JSON.stringify({ ...answer, requestId: request.id }));
    if ([404, 405, 413].includes(answer.status)) void drained(request.raw).then(send);
    else send();
  }

  /** An address that exists, asked with another method, is no missing address. */
  private answerTo(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
    const answer = problemOfError(error);
    const methods = answer.code === 'route_not_found' ? this.routes.methodsAt(request.url) : [];
    if (methods.length === 0) return answer;
    reply.header('allow', methods.join(', '));
    return problem(405, 'method_not_allowed', `This address takes ${methods.join(', ')}.`);
  }
}
