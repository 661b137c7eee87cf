/** Numbers `from` to `to`, both included. */
export type Interval = readonly [from: number, to: number];

/** What has been seen of one producer: every number up to `high` except those in `holes`. */
export interface ProducerMark {
  readonly high: number;
  /** Numbers below `high` not seen yet, ascending, apart from each other. */
  readonly holes: readonly Interval[];
  /** Stream time of its latest message, milliseconds since 1970. */
  readonly seenAt: number;
}

/** As stored: by producer. */
export type StoredMarks = Readonly<Record<string, ProducerMark>>;

// Together they bound the stored marks to about half of NATS's 1 MB message. A producer leaves a hole only where it gave
// a number to a message that was never stored; should there be more, the oldest are taken as never to come.
const maxHoles = 32;
const maxProducers = 1_000;

/**
 * Tells new messages from copies: producers number their messages 1, 2, 3 …, and a message sent again carries the same
 * number, however late it comes. Holds no clock: what it does depends on the messages alone, so that a batch that is
 * read again is decided in the same way.
 */
export class ProducerMarks {
  private constructor(private readonly marks: Map<string, ProducerMark>) {}

  static of(stored: StoredMarks): ProducerMarks {
    return new ProducerMarks(new Map(Object.entries(stored)));
  }

  /** Notes message `seq` of `producer`, stored at `at` (ms); false when it is a copy of one already noted. */
  admit(producer: string, seq: number, at: number): boolean {
    const mark = this.marks.get(producer) ?? { high: 0, holes: [], seenAt: at };
    const seenAt = Math.max(mark.seenAt, at);
    if (seq > mark.high) {
      const holes: readonly Interval[] = seq > mark.high + 1 ? [...mark.holes, [mark.high + 1, seq - 1]] : mark.holes;
      this.marks.set(producer, { high: seq, holes: holes.slice(-maxHoles), seenAt });
      return true;
    }
    const holes = withoutNumber(mark.holes, seq);
    this.marks.set(producer, { high: mark.high, holes: holes ?? mark.holes, seenAt });
    return holes !== undefined;
  }

  /** Forgets producers whose last message is older than `before` (ms): beyond the retention nobody sends it again. */
  forget(before: number): void {
    for (const [producer, { seenAt }] of this.marks) if (seenAt < before) this.marks.delete(producer);
    const surplus = this.marks.size - maxProducers;
    if (surplus <= 0) return;
    const bySilence = [...this.marks].sort(([a, x], [b, y]) => x.seenAt - y.seenAt || (a < b ? -1 : 1));
    for (const [producer] of bySilence.slice(0, surplus)) this.marks.delete(producer);
  }

  /** As it is to be stored; later changes of this object do not show in it. */
  stored(): StoredMarks {
    return Object.fromEntries(this.marks);
  }
}

/** The holes without one number, or undefined when it lies in none. */
function withoutNumber(holes: readonly Interval[], seq: number): readonly Interval[] | undefined {
  const index = holes.findIndex(([from, to]) => from <= seq && seq <= to);
  const hole = holes[index];
  if (!hole) return undefined;
  const parts: Interval[] = [];
  if (hole[0] < seq) parts.push([hole[0], seq - 1]);
  if (seq < hole[1]) parts.push([seq + 1, hole[1]]);
  // A split hole may exceed the bound by one; the next number above the mark cuts it back.
  return [...holes.slice(0, index), ...parts, ...holes.slice(index + 1)];
}
