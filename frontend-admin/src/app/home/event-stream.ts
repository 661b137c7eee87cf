/** One server-sent event. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Puts the events of a `text/event-stream` together from the pieces in which it arrives (HTML Living Standard, 9.2.6, as far
 * as the API uses it: `event`, `data`, comments). `EventSource` cannot be used: it sends no access token.
 */
export class EventStreamReader {
  private rest = '';

  /** @returns the events that this piece completes */
  push(text: string): StreamEvent[] {
    const blocks = (this.rest + text).replaceAll('\r\n', '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.flatMap(eventOf);
  }
}

function eventOf(block: string): StreamEvent[] {
  const lines = block.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
  const values = (name: string): string[] =>
    lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  const data = values('data');
  return data.length === 0 ? [] : [{ event: values('event').at(-1) ?? 'message', data: data.join('\n') }];
}
