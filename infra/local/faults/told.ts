/** A conversion that a client was told is recorded; amount in cents. */
export interface ToldConversion {
  readonly id: string;
  readonly amountMinor: number;
}

/** A refund that a client was told is applied or parked; amount in cents. */
export interface ToldRefund {
  readonly orderId: string;
  readonly amountMinor: number;
}

/** What clients were told, which is what must be found in the end, and what was wrong about the answers themselves. */
export class Told {
  readonly clicks = new Set<string>();
  /** By order. */
  readonly conversions = new Map<string, ToldConversion>();
  /** By the platform's id of the refund. */
  readonly refunds = new Map<string, ToldRefund>();
  /** Answers that break a promise all by themselves. */
  readonly wrong: string[] = [];
  clicksRefused = 0;
  /** Reports that never got an answer: they may be there once, or not at all. */
  unanswered = 0;
  /** Requests that were sent again. */
  retries = 0;
  /** Set when the run is broken off: nobody waits for answers any more. */
  isOver = false;

  conversion(orderId: string, told: ToldConversion): void {
    const earlier = this.conversions.get(orderId);
    if (earlier !== undefined && earlier.id !== told.id)
      this.wrong.push(`order ${orderId} was answered with two conversions: ${earlier.id} and ${told.id}`);
    this.conversions.set(orderId, told);
  }

  /** Sums so far, for the table of rounds. */
  counts(): { clicks: number; refused: number; conversions: number; refunds: number; retries: number } {
    const { clicks, clicksRefused, conversions, refunds, retries } = this;
    return {
      clicks: clicks.size,
      refused: clicksRefused,
      conversions: conversions.size,
      refunds: refunds.size,
      retries,
    };
  }
}
