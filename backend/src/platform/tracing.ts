import { context, ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import type { Attributes, Span, SpanContext, SpanKind } from '@opentelemetry/api';

export { SpanKind } from '@opentelemetry/api';
export type { Span, SpanContext } from '@opentelemetry/api';

/** What a span is besides its name. */
export interface SpanStart {
  readonly kind: SpanKind;
  /** What it continues; a new trace when left out. */
  readonly parent?: SpanContext | undefined;
  /** Messages that it is about. */
  readonly links?: readonly SpanContext[];
  readonly attributes?: Attributes;
}

const tracer = trace.getTracer('tributary');

/** Of this process: set once, by `startTracing`. */
const state = { recording: false, ratio: 0 };

/** From now on spans are recorded: of traces that begin here, this share. */
export function recordSpans(ratio: number): void {
  Object.assign(state, { recording: true, ratio });
}

export function recordNoSpans(): void {
  Object.assign(state, { recording: false, ratio: 0 });
}

/**
 * Whether a trace that begins here is recorded. Drawn before anything of it is made: a request that is not recorded costs this
 * comparison.
 */
export function isDrawn(): boolean {
  return state.ratio > 0 && Math.random() < state.ratio;
}

export const isRecording = (): boolean => state.recording;

/** Whether this process adds spans to a trace that came from elsewhere. */
export function isRecorded(origin: SpanContext | undefined): origin is SpanContext {
  return state.recording && origin !== undefined && (origin.traceFlags & TraceFlags.SAMPLED) !== 0;
}

/** Only for what is recorded: by `isDrawn` where a trace begins, by `isRecorded` where one is continued. */
export function startSpan(name: string, { kind, parent, links = [], attributes }: SpanStart): Span {
  const around = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
  const options = { kind, links: links.map((linked) => ({ context: linked })), ...(attributes && { attributes }) };
  return tracer.startSpan(name, options, around);
}

/** Runs `work` so that the span is the one under way in it. */
export function inSpan<T>(span: Span | undefined, work: () => T): T {
  return span === undefined ? work() : context.with(trace.setSpan(context.active(), span), work);
}

/** The span under way, if this flow belongs to a recorded trace. */
export function currentSpan(): Span | undefined {
  return state.recording ? trace.getActiveSpan() : undefined;
}

/** Of an error a span says the kind only: messages may hold what is personal. */
export function markFailed(span: Span | undefined, error: unknown): void {
  span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
}

/** Ends spans of something that may have failed. */
export function endSpans(spans: readonly Span[], error?: unknown): void {
  for (const span of spans) {
    if (error !== undefined) markFailed(span, error);
    span.end();
  }
}

/** Does `work` within spans that end with it. */
export async function whileOpen<T>(spans: readonly Span[], work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    endSpans(spans);
    return result;
  } catch (error) {
    endSpans(spans, error ?? 'unknown');
    throw error;
  }
}
