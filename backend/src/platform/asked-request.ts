import type { FastifyRequest } from 'fastify';

/** A request as its caller wrote it, before any schema filled in or changed a field. */
export interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Top-level fields of a body that must not be kept, not even as a quick hash. */
const secretField = /password|secret|token|credential/i;

/** What an idempotency key is bound to. A rehearsal is never stored, so saying that it is none changes nothing. */
export function askedRequest({ method, url, query, body }: AskedOf): AskedRequest {
  const { dryRun: _, ...asked } = query as Record<string, unknown>;
  return { method, path: url.split('?', 1)[0] ?? '', query: asked, body: withoutSecrets(body) };
}

type AskedOf = Pick<FastifyRequest, 'method' | 'url' | 'query' | 'body'>;

function withoutSecrets(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !secretField.test(name)));
}
