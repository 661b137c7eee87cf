import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What ties log lines, events and answers of one request together. */
export interface RequestContext {
  readonly requestId: string;
  /** 32 hex digits, W3C trace context. */
  readonly traceId: string;
  /** Aborted when the caller has gone, if somebody calls. */
  readonly signal?: AbortSignal;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** What log lines say of a context. */
export function loggedContext(context: RequestContext | undefined): Partial<RequestContext> {
  return context === undefined ? {} : { requestId: context.requestId, traceId: context.traceId };
}

const traceparentForm = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** The trace id of a `traceparent` header, or a new one when it is missing or not of the form (https://www.w3.org/TR/trace-context/). */
export function traceIdOf(traceparent: string | undefined): string {
  const traceId = traceparentForm.exec(traceparent ?? '')?.[1];
  return traceId !== undefined && !/^0+$/.test(traceId) ? traceId : randomHex();
}

/** A `traceparent` for the next hop of the current trace. */
export function nextTraceparent(traceId: string): string {
  return `00-${traceId}-${randomHex().slice(16)}-01`;
}

// Node draws these from a pool; asking for bytes each time costs many times more.
function randomHex(): string {
  return randomUUID().replaceAll('-', '');
}
