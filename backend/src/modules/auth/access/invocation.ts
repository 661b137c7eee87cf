import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Origin } from '../../../platform/audit-trail.js';
import type { Invocation } from '../../../platform/transaction.js';
import type { AuthenticatedRequest } from './access.js';

/** Printable ASCII, 1 to 255 characters. */
const keyForm = /^[\x21-\x7e]{1,255}$/;

/** Where a request came from, for the audit trail. */
export function originOf({ id, ip, headers }: FastifyRequest): Origin {
  return { requestId: id, ip, userAgent: headers['user-agent']?.slice(0, 300) ?? null };
}

/** What a command brings besides its input: who asks, and the `Idempotency-Key`. Only on routes that are not public. */
export const CurrentInvocation = createParamDecorator((_: unknown, context: ExecutionContext): Invocation => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  const { actor, headers } = request;
  if (!actor) throw new Error('CurrentInvocation on a public route');
  const key = headers['idempotency-key'];
  const origin = originOf(request);
  if (key === undefined) return { actor, origin };
  if (typeof key !== 'string' || !keyForm.test(key)) {
    throw new DomainError(
      'invalid',
      'idempotency_key_invalid',
      'An Idempotency-Key is 1 to 255 printable characters without spaces.',
    );
  }
  return { actor, origin, idempotencyKey: key };
});

/** For a command whose answer holds a token or codes: it is not kept for a repeated `Idempotency-Key`. */
export function withoutKey({ actor, origin }: Invocation): Invocation {
  return { actor, ...(origin && { origin }) };
}
