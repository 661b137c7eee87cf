/**
 * Message headers beside the envelope. Every producer numbers its messages densely (`producer`, `seq`): a message sent
 * again, however late, carries the same number, which is how the projector tells a copy from a new fact.
 */
export const eventHeaders = {
  /** `outbox/<epoch>` or `tracker/<boot id>`. */
  producer: 'Tributary-Producer',
  /** 1, 2, 3 … per producer. */
  seq: 'Tributary-Seq',
  /** W3C trace context. */
  traceparent: 'traceparent',
  /** On dead letters: why, from where. */
  deadReason: 'Tributary-Dead-Reason',
  deadStream: 'Tributary-Dead-Stream',
  deadSeq: 'Tributary-Dead-Seq',
  deadSubject: 'Tributary-Dead-Subject',
  deadConsumer: 'Tributary-Dead-Consumer',
  /** Bytes of its payload, where that had to be cut. */
  deadSize: 'Tributary-Dead-Size',
} as const;
