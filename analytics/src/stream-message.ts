import type { SpanContext } from '@tributary/backend/platform/tracing';

/** A message of a stream, with all that its projection may depend on. */
export interface StreamMessage {
  readonly seq: number;
  /** When the stream stored it, milliseconds since 1970. */
  readonly at: number;
  readonly subject: string;
  readonly data: Uint8Array;
  /** The `Tributary-Producer` and `Tributary-Seq` headers; empty when missing. */
  readonly producer: string;
  readonly producerSeq: string;
  /** Where the recorded traces stand that it belongs to; no row depends on it. */
  readonly traces?: readonly SpanContext[];
}
