import { describe, expect, it } from 'vitest';
import { EventStreamReader } from './event-stream';

describe('a stream of events', () => {
  it('is put together from whatever pieces it comes in', () => {
    const text = 'retry: 2000\n\nevent: counters\ndata: {"a":1}\n\n: still here\n\nevent: unavailable\ndata: {}\n\n';
    const whole = new EventStreamReader().push(text);
    const reader = new EventStreamReader();
    expect(Array.from(text).flatMap((letter) => reader.push(letter))).toEqual(whole);
    expect(whole).toEqual([
      { event: 'counters', data: '{"a":1}' },
      { event: 'unavailable', data: '{}' },
    ]);
  });

  it('keeps an unfinished event until the rest of it comes', () => {
    const reader = new EventStreamReader();
    expect(reader.push('event: counters\r\ndata: 1')).toEqual([]);
    expect(reader.push('\r\n\r\n')).toEqual([{ event: 'counters', data: '1' }]);
  });
});
