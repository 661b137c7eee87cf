import { HttpErrorResponse } from '@angular/common/http';
import type { FieldFault } from '../forms/field-words';

/** Why a request had no good answer, in words a person can use. */
export interface Problem {
  /** `offline`: the answer never came. `refused`: the request must change. `broken`: ours to mend. */
  readonly kind: 'offline' | 'not-found' | 'forbidden' | 'refused' | 'conflict' | 'busy' | 'broken';
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The API's stable code; `unreachable` when there was no answer. */
  readonly code: string;
  /** One or two sentences, for people. */
  readonly detail: string;
  /** Fields that must change. */
  readonly fields: readonly FieldFault[];
  /** What support finds the request by. */
  readonly requestId: string | undefined;
  /** Seconds until it makes sense to try again, when the server said so. */
  readonly retryAfter: number | undefined;
}

/** Reads any failure of a request (problem+json, a broken connection, something of our own) into a `Problem`. */
export function problemOf(error: unknown): Problem {
  const cause = error instanceof Error && error.cause instanceof HttpErrorResponse ? error.cause : error;
  if (!(cause instanceof HttpErrorResponse)) return ownFault(cause);
  const body = bodyOf(cause.error);
  const retryAfter = Number(cause.headers.get('retry-after') ?? Number.NaN);
  return {
    kind: kindOf(cause.status),
    status: cause.status,
    code: text(body['code']) ?? (cause.status === 0 ? 'unreachable' : 'unknown'),
    detail: text(body['detail']) ?? '',
    fields: Array.isArray(body['errors']) ? (body['errors'] as Problem['fields']) : [],
    requestId: text(body['requestId']) ?? cause.headers.get('x-request-id') ?? undefined,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
  };
}

function kindOf(status: number): Problem['kind'] {
  if (status === 0 || status === 504) return 'offline';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'broken' : 'refused';
}

function ownFault(cause: unknown): Problem {
  return {
    kind: 'broken',
    status: 0,
    code: 'app_error',
    detail: cause instanceof Error ? cause.message : '',
    fields: [],
    requestId: undefined,
    retryAfter: undefined,
  };
}

function bodyOf(value: unknown): Readonly<Record<string, unknown>> {
  const parsed = typeof value === 'string' ? parse(value) : value;
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
}

// HttpClient leaves problem+json as text where the request expected something else.
function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
