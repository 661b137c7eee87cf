import { subjects } from '../contracts/subjects.js';

const day = 24 * 60 * 60 * 1000;

/** A stream as data. `maxAgeMs` is its retention: how long a message can still be (re)read by anyone. */
export interface StreamSpec {
  readonly name: string;
  readonly subjects: readonly string[];
  /** Milliseconds; 0 keeps for good. */
  readonly maxAgeMs: number;
  /** Keep only the last message of each subject (a table rather than a log). */
  readonly lastPerSubject?: boolean;
  /** A message goes when its consumer has acknowledged it; each subject has one consumer. */
  readonly workQueue?: boolean;
  /** Window in which the server itself drops a repeated `Nats-Msg-Id`; later copies are the readers' to recognise. */
  readonly duplicateWindowMs: number;
}

/** A durable pull consumer as data. */
export interface ConsumerSpec {
  readonly stream: keyof typeof streams;
  readonly durable: string;
  /** Filter by one subject (may hold wildcards); all of the stream when left out. */
  readonly filter?: string;
  readonly ackWaitMs: number;
  /** Deliveries before a message is moved to the dead letters. */
  readonly maxDeliver: number;
  /** Unacknowledged messages in flight, over all replicas. */
  readonly maxAckPending: number;
}

export const streams = {
  /** The click log until it is projected for good. */
  CLICKS: { name: 'CLICKS', subjects: ['clicks.>'], maxAgeMs: 7 * day, duplicateWindowMs: 120_000 },
  /** Facts about conversions, commissions, …; long enough to rebuild a reader that was broken for weeks. */
  EVENTS: { name: 'EVENTS', subjects: ['events.>'], maxAgeMs: 90 * day, duplicateWindowMs: 120_000 },
  /** The tracker's link table: last value per link and program. */
  TRACKING: {
    name: 'TRACKING',
    subjects: ['tracking.>'],
    maxAgeMs: 0,
    lastPerSubject: true,
    duplicateWindowMs: 120_000,
  },
  /** Announcements of jobs. What nobody took within a day is found in PostgreSQL. */
  JOBS: { name: 'JOBS', subjects: ['jobs.>'], maxAgeMs: day, workQueue: true, duplicateWindowMs: 120_000 },
  /** What a consumer gave up on, with the reason, until a person looks. */
  DEAD: { name: 'DEAD', subjects: ['dead.>'], maxAgeMs: 90 * day, duplicateWindowMs: 120_000 },
} as const satisfies Record<string, StreamSpec>;

export const consumers = {
  /** Copies what is known of a click into PostgreSQL for later decisions. */
  clickContext: {
    stream: 'CLICKS',
    durable: 'click-context',
    filter: subjects.clicks('*'),
    ackWaitMs: 10_000,
    maxDeliver: 8,
    // Two batches of the most messages that a fetch takes.
    maxAckPending: 8_192,
  },
  /** Holds links to the allowed domains of their programs. One at a time: a program may have many links. */
  allowedDomains: {
    stream: 'TRACKING',
    durable: 'allowed-domains',
    filter: subjects.program('*'),
    ackWaitMs: 300_000,
    maxDeliver: 8,
    maxAckPending: 1,
  },
} as const satisfies Record<string, ConsumerSpec>;

/** Hands announcements of one kind of job to its workers. */
export function jobConsumer(kind: string): ConsumerSpec {
  return {
    stream: 'JOBS',
    durable: `jobs-${kind}`,
    filter: subjects.job(kind),
    ackWaitMs: 30_000,
    maxDeliver: 8,
    maxAckPending: 64,
  };
}
