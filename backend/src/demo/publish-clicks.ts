import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { headers } from '@nats-io/transport-node';
import type { Click } from '../contracts/click-recorded.v1.js';
import { eventHeaders } from '../contracts/headers.js';
import { subjects } from '../contracts/subjects.js';
import type { Bus } from '../messaging/jetstream.js';
import { clickGroupText } from '../modules/tracking/public.js';

// As a tracker under load makes them.
const groupSize = 1_000;
const attempts = 10;
const pauseMs = 500;
/** A lane of its own beside the trackers'. */
const lane = 'history';

/**
 * Puts clicks of the past on the stream in the form in which trackers do, as one producer with numbered groups. Told
 * again from the first day, the same groups get the same numbers and ids, so that readers recognise them.
 */
export class HistoricTracker {
  private readonly producer: string;
  private seq = 0;

  /** @param life UUID of the history: another history is another producer */
  constructor(
    private readonly bus: Bus,
    life: string,
  ) {
    this.producer = `tracker/${life}`;
  }

  /** Publishes clicks, in order; resolves when all of them are stored. */
  async publish(clicks: readonly Click[]): Promise<void> {
    for (let from = 0; from < clicks.length; from += groupSize) {
      this.seq += 1;
      await this.publishGroup(clicks.slice(from, from + groupSize));
    }
  }

  private async publishGroup(clicks: readonly Click[]): Promise<void> {
    const id = groupId(this.producer, this.seq);
    const items = clicks.map((click) => JSON.stringify(click)).join(',');
    const text = clickGroupText(this.producer, { id, time: clicks.at(-1)?.at ?? '', items });
    const header = headers();
    header.set(eventHeaders.producer, this.producer);
    header.set(eventHeaders.seq, String(this.seq));
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.bus.js.publish(this.bus.namespace.subject(subjects.clicks(lane)), text, {
          msgID: id,
          headers: header,
        });
        return;
      } catch (error) {
        if (attempt === attempts) throw error;
        await sleep(pauseMs);
      }
    }
  }
}

/** A UUID (version 8 of RFC 9562: made by the application) that is the same for the same group. */
function groupId(producer: string, seq: number): string {
  const hex = createHash('sha256').update(`${producer}/${seq}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
