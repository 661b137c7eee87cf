import type { JsMsg } from '@nats-io/jetstream';

/** What a message holds; undefined when it is not JSON. */
export function jsonOf(message: JsMsg): unknown {
  try {
    return message.json();
  } catch {
    return undefined;
  }
}
