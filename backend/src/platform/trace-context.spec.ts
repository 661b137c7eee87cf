import { afterEach, describe, expect, it } from '@jest/globals';
import { enterTrace, readTraceparent, traceHeaders, unrecordedTrace } from './trace-context.js';
import { isDrawn, isRecorded, recordNoSpans, recordSpans } from './tracing.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';
const asked = { method: 'GET', route: '/v1/me' };

afterEach(recordNoSpans);

describe('a traceparent', () => {
  it('names a place, which the next hop is told in the same form', () => {
    const place = readTraceparent(`00-${traceId}-${spanId}-01`);
    expect(place).toMatchObject({ traceId, spanId, traceFlags: 1 });
    expect(place && traceHeaders(place)).toEqual({ traceparent: `00-${traceId}-${spanId}-01` });
  });

  it.each([
    undefined,
    '',
    'sk_live_secret',
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `ff-${traceId}-${spanId}-01`,
    ['x'],
  ])('%j names none', (header) => {
    expect(readTraceparent(header)).toBeUndefined();
  });
});

describe('a request', () => {
  it('goes on in the trace of its caller, who does not decide whether it is recorded', () => {
    recordSpans(0);
    const { trace, span } = enterTrace(asked, `00-${traceId}-${spanId}-01`);
    expect(span).toBeUndefined();
    expect(traceHeaders(trace)).toEqual({ traceparent: `00-${traceId}-${spanId}-00` });
  });

  it('has a trace of its own where the caller names none', () => {
    const [one, other] = [enterTrace(asked, undefined).trace, unrecordedTrace()];
    expect(traceHeaders(one)['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(other.traceId).not.toBe(one.traceId);
  });
});

describe('what is recorded', () => {
  const sampled = readTraceparent(`00-${traceId}-${spanId}-01`);

  it('is nothing in a process without a collector', () => {
    expect([isDrawn(), isRecorded(sampled)]).toEqual([false, false]);
  });

  it('is every trace, or none that begins here, by the share; and what others record', () => {
    recordSpans(1);
    expect(isDrawn()).toBe(true);
    recordSpans(0);
    expect([isDrawn(), isRecorded(sampled)]).toEqual([false, true]);
    expect([isRecorded(unrecordedTrace()), isRecorded(undefined)]).toEqual([false, false]);
  });
});
