import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '../kernel/domain-error.js';
import type { Logger } from './logger.js';
import { problemOfError } from './problem-of-error.js';

/** Turns whatever was thrown into `application/problem+json`. The only place that knows HTTP statuses of failures. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const answer = problemOfError(error);
    if (answer.status >= 500) this.logger.error({ err: error, code: answer.code }, 'request failed');
    if (answer.status === 401) reply.header('www-authenticate', 'Bearer');
    const retryAfter = error instanceof RateLimited ? error.retryAfter : undefined;
    if (answer.status === 503 || retryAfter !== undefined) reply.header('retry-after', String(retryAfter ?? 1));
    void reply
      .status(answer.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ ...answer, requestId: request.id }));
  }
}
