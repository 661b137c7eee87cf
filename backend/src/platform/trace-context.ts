import { randomUUID } from 'node:crypto';
import { defaultTextMapSetter, ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { parseTraceParent, W3CTraceContextPropagator } from '@opentelemetry/core';
import { isDrawn, SpanKind, startSpan } from './tracing.js';
import type { Span, SpanContext } from './tracing.js';

/** A place in a trace, and its span if the trace is recorded. */
export interface Traced {
  readonly trace: SpanContext;
  readonly span?: Span;
}

/** Never an address, whose parameters may be secret. */
export interface AskedRoute {
  readonly method: string;
  readonly route: string;
}

const propagator = new W3CTraceContextPropagator();

/** The place that a `traceparent` header names (https://www.w3.org/TR/trace-context/); undefined when it is missing or names none. */
export function readTraceparent(header: unknown): SpanContext | undefined {
  const named = typeof header === 'string' ? parseTraceParent(header) : null;
  return named === null ? undefined : { ...named, isRemote: true };
}

/** The header by which the next hop goes on from a place, by name. */
export function traceHeaders(place: SpanContext): Record<string, string> {
  const headers: Record<string, string> = {};
  propagator.inject(trace.setSpanContext(ROOT_CONTEXT, place), headers, defaultTextMapSetter);
  return headers;
}

/**
 * Begins what somebody outside asked for. The trace's id is the caller's, where he names one; whether it is recorded is drawn here
 * all the same, because a caller must not decide what he costs.
 */
export function enterTrace({ method, route }: AskedRoute, traceparent: unknown): Traced {
  const caller = readTraceparent(traceparent);
  if (!isDrawn()) return { trace: caller ? { ...caller, traceFlags: TraceFlags.NONE } : unrecordedTrace() };
  const parent = caller && { ...caller, traceFlags: TraceFlags.SAMPLED };
  const attributes = { 'http.request.method': method, 'http.route': route };
  const span = startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, parent, attributes });
  return { trace: span.spanContext(), span };
}

/** Ends a request's span, if it has one, with what was answered. */
export function endRequestSpan(span: Span | undefined, status: number): void {
  span?.setAttribute('http.response.status_code', status);
  if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
}

/** A trace for the logs alone. */
export function unrecordedTrace(): SpanContext {
  return { traceId: randomHex(), spanId: randomHex().slice(16), traceFlags: TraceFlags.NONE };
}

// Node draws these from a pool; asking for bytes each time costs many times more.
function randomHex(): string {
  return randomUUID().replaceAll('-', '');
}
