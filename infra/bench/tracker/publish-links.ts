import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { followLink } from '../../local/black-box/requests.ts';
import { UserError } from '../../local/user-error.ts';
import { waitUntil } from '../../local/wait.ts';
import { linkTableMessages, LINKS } from './bench-links.ts';
import type { Server } from './contestants.ts';

/** Tells the tracker of the bench's links, and waits until it knows the last of them. */
export async function publishLinks(connection: NatsConnection, tracker: Server): Promise<void> {
  const client = jetstream(connection, { timeout: 10_000 });
  await Promise.all(linkTableMessages().map(({ subject, text }) => client.publish(subject, text)));
  const last = `http://127.0.0.1:${tracker.port}/c/b${LINKS - 1}`;
  const known = await waitUntil(async () => {
    const { clickId } = await followLink(last);
    if (clickId !== null) tracker.told.add(clickId);
    return clickId !== null;
  }, 20_000);
  if (!known) throw new UserError('The tracker did not load the links within 20 s.');
}
