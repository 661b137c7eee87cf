import { eventHeaders } from '@tributary/backend/contracts/headers';
import { publishDeadLetter } from '@tributary/backend/messaging/dead-letter';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import type { PoisonMessage } from './batch-plan.js';

/** Moves a message that can never be projected to the dead letters, with the reason. */
export function publishPoison(bus: Bus, stream: string, { message, reason }: PoisonMessage): Promise<void> {
  const { seq, subject, data, producer, producerSeq } = message;
  const headers = Object.entries({ [eventHeaders.producer]: producer, [eventHeaders.seq]: producerSeq })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [name, [value]] as const);
  return publishDeadLetter(bus, { stream, consumer: 'projector', seq, subject, headers, data, reason });
}
