import type { MsgHdrs } from '@nats-io/transport-node';
import { eventHeaders } from '../contracts/headers.js';
import { readTraceparent, traceHeaders } from '../platform/trace-context.js';
import { isRecorded, isRecording, SpanKind, startSpan } from '../platform/tracing.js';
import type { Span, SpanContext } from '../platform/tracing.js';

const none: readonly never[] = [];

/** So that the headers of a group never take much of a message's room. */
const maxTraces = 32;

/** Where the recorded traces stand that a message belongs to: one of an event, of a group one for each recorded item. */
export function recordedTraces(headers: MsgHdrs | undefined): readonly SpanContext[] {
  if (!isRecording() || headers?.has(eventHeaders.traceparent) !== true) return none;
  return headers.values(eventHeaders.traceparent).slice(0, maxTraces).map(readTraceparent).filter(isRecorded);
}

/**
 * Spans of publishing one message, in the recorded ones of the traces that it belongs to. The message names these spans: their
 * consumers continue them.
 */
export function startPublish(
  subject: string,
  traced: Iterable<{ readonly trace: SpanContext | undefined }>,
): readonly Span[] {
  let spans: Span[] | undefined;
  for (const { trace } of traced) {
    if (!isRecorded(trace)) continue;
    spans ??= [];
    spans.push(startSpan(`publish ${subject}`, { kind: SpanKind.PRODUCER, parent: trace, attributes: sent(subject) }));
    if (spans.length === maxTraces) break;
  }
  return spans ?? none;
}

/** Names the spans in the message's headers. */
export function nameSpans(headers: MsgHdrs, spans: readonly Span[]): void {
  for (const [index, span] of spans.entries()) {
    for (const [name, value] of Object.entries(traceHeaders(span.spanContext()))) {
      if (index === 0) headers.set(name, value);
      else headers.append(name, value);
    }
  }
}

/** A span of working on messages: in the trace of each a child of its publishing, and linked to it. */
export function startProcess(name: string, origins: readonly SpanContext[], attributes: Attributes = {}): Span[] {
  const kind = SpanKind.CONSUMER;
  const system = { 'messaging.system': 'nats', 'messaging.operation.type': 'process' };
  return origins.map((parent) => {
    return startSpan(name, { kind, parent, links: [parent], attributes: { ...system, ...attributes } });
  });
}

type Attributes = Readonly<Record<string, string | number>>;

function sent(subject: string): Attributes {
  return {
    'messaging.system': 'nats',
    'messaging.operation.type': 'send',
    'messaging.destination.name': subject,
  };
}
