import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error.js';
import type { Invocation } from '../../platform/transaction.js';
import type { AuthenticatedRequest } from './access.js';

/** Printable ASCII, 1 to 255 characters. */
const keyForm = /^[\x21-\x7e]{1,255}$/;

/** What a command brings besides its input: who asks, and the `Idempotency-Key`. Only on routes that are not public. */
export const CurrentInvocation = createParamDecorator((_: unknown, context: ExecutionContext): Invocation => {
  const { actor, headers, id, ip } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new Error('CurrentInvocation on a public route');
  const key = headers['idempotency-key'];
  const origin = { requestId: id, ip, userAgent: headers['user-agent']?.slice(0, 300) ?? null };
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
