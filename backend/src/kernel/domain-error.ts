/** What kind of refusal an error is; the problem filter alone turns a kind into an HTTP status. */
export type DomainErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'method_not_allowed'
  | 'too_large'
  | 'unsupported_media'
  | 'unprocessable'
  | 'rate_limited'
  | 'unavailable';

/**
 * One bad field of an input: `path` is dotted (`items.0.quantity`), `message` says what to do about it; `code` is its kind,
 * for clients with words of their own, and `limit` the bound that was passed.
 */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  readonly code?: string;
  readonly limit?: number;
}

/**
 * An expected failure with a stable, documented `code` (snake_case). `message` is shown to people: plain words, no
 * secrets, no internals.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(message);
  }
}

/** A refusal that ends by itself. */
export class RateLimited extends DomainError {
  constructor(
    code: string,
    message: string,
    /** Seconds until it makes sense to try again. */
    readonly retryAfter: number,
  ) {
    super('rate_limited', code, message);
  }
}
