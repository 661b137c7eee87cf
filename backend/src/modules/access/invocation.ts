import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext, ParamDecoratorEnhancer } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { askedRequest } from '../../platform/asked-request.js';
import type { Origin } from '../../platform/audit-trail.js';
import type { Invocation } from '../../platform/transaction.js';
import type { AuthenticatedRequest } from './access.js';

/** Printable ASCII, 1 to 255 characters. */
const keyForm = /^[\x21-\x7e]{1,255}$/;

/** Where a request came from, for the audit trail. */
export function originOf({ id, ip, headers }: FastifyRequest): Origin {
  return { requestId: id, ip, userAgent: headers['user-agent']?.slice(0, 300) ?? null };
}

const describeKey = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description:
    'The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]{1,255}$' },
});

/** The header belongs in the description of exactly the routes that read it. */
const documentsKey: ParamDecoratorEnhancer = (controller: object, method, _index) => {
  if (method === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(controller, method);
  if (descriptor) describeKey(controller, method, descriptor);
};

/** What a command brings besides its input: who asks, and the `Idempotency-Key`. Only on routes that are not public. */
export const CurrentInvocation = createParamDecorator(invocationOf, [documentsKey]);

function invocationOf(_: unknown, context: ExecutionContext): Invocation {
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
  return { actor, origin, idempotencyKey: key, asked: askedRequest(request) };
}

/** For a command whose answer holds a token or codes: it is not kept for a repeated `Idempotency-Key`. */
export function withoutKey({ actor, origin }: Invocation): Invocation {
  return { actor, ...(origin && { origin }) };
}
