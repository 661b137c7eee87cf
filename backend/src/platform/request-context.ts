import { AsyncLocalStorage } from 'node:async_hooks';
import type { Traced } from './trace-context.js';
import { currentSpan, inSpan } from './tracing.js';
import type { SpanContext } from './tracing.js';

/** What ties log lines, events and answers of one request together. */
export interface RequestContext extends Traced {
  readonly requestId: string;
  /** Aborted when the caller has gone, if somebody calls. */
  readonly signal?: AbortSignal;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, () => inSpan(context.span, work));
}

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Where the present flow stands in its trace: at the span under way, else where its request began. */
export function currentTrace(): SpanContext | undefined {
  return currentSpan()?.spanContext() ?? storage.getStore()?.trace;
}

/** What log lines say of a context. */
export function loggedContext(context: RequestContext | undefined): { requestId?: string; traceId?: string } {
  return context === undefined ? {} : { requestId: context.requestId, traceId: context.trace.traceId };
}
