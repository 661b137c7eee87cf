import { HttpException } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { isClickHouseUnavailable } from './clickhouse-error.js';
import { isUnavailable } from './postgres-error.js';
import { problem, statusOfKind } from './problem.js';
import type { Problem } from './problem.js';

/** What Fastify's own parser and router refuse, by its error code. */
const fastifyRefusals: Record<string, { status: number; code: string; detail: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'body_too_large',
    detail: 'The body is larger than 1 MiB. Send fewer items per request.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported_media_type',
    detail: 'Send the body as JSON, with the header "content-type: application/json".',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'body_missing', detail: 'The body is empty; JSON was expected.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'malformed_json', detail: 'The body is not valid JSON.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'malformed_request',
    detail: 'The body length does not match the content-length header.',
  },
};

const routerRefusals: Record<number, { code: string; detail: string }> = {
  400: { code: 'malformed_request', detail: 'The request could not be read.' },
  404: { code: 'route_not_found', detail: 'Not found. The API is documented at /docs.' },
  405: { code: 'method_not_allowed', detail: 'Method not allowed.' },
};

/**
 * The answer to any failure. Expected failures say what happened and what to do; everything else says only that it was
 * our fault, because stack traces, SQL and values of rows are nobody's business.
 */
export function problemOfError(error: unknown): Problem {
  if (error instanceof DomainError) {
    return problem(statusOfKind[error.kind], error.code, error.message, error.errors);
  }
  // Nest wraps what Fastify threw; the code is then its cause's.
  const refusal =
    fastifyRefusals[codeOf(error)] ?? fastifyRefusals[codeOf(error instanceof Error ? error.cause : undefined)];
  if (refusal) return problem(refusal.status, refusal.code, refusal.detail);
  if (error instanceof SyntaxError && 'statusCode' in error)
    return fromStatus(400, fastifyRefusals['FST_ERR_CTP_INVALID_JSON_BODY']);
  if (error instanceof HttpException) return fromStatus(error.getStatus(), routerRefusals[error.getStatus()]);
  if (isUnavailable(error) || isClickHouseUnavailable(error)) {
    return problem(
      503,
      'storage_unavailable',
      'The database cannot be reached right now. Send the request again with the same Idempotency-Key.',
    );
  }
  return problem(500, 'internal_error', 'Something went wrong on our side. Include the request ID when you report it.');
}

function fromStatus(status: number, known: { code: string; detail: string } | undefined): Problem {
  return problem(status, known?.code ?? 'request_refused', known?.detail ?? 'The request was refused.');
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
