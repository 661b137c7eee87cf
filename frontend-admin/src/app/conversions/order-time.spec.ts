import { describe, expect, it } from 'vitest';
import { orderSpan } from './order-time';

const nothing = { when: undefined, from: undefined, to: undefined };

describe('when orders happened', () => {
  it('by name, in days of the time zone', () => {
    expect(orderSpan({ ...nothing, when: '7d' }, '2026-11-22', 'Europe/Berlin')).toEqual({
      ...{ from: '2026-11-15T23:00:00.000Z', to: '2026-11-22T23:00:00.000Z' },
    });
  });

  it('between two dates, both included, or after one', () => {
    const dates = { ...nothing, from: '2026-11-01', to: '2026-11-01' };
    expect(orderSpan(dates, '2026-11-22', 'UTC')).toEqual({
      ...{ from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z' },
    });
    expect(orderSpan({ ...nothing, from: '2026-11-01' }, '2026-11-22', 'UTC')).toEqual({
      from: '2026-11-01T00:00:00.000Z',
    });
  });

  it('at any time, also when the address says something that cannot be read', () => {
    expect(orderSpan(nothing, '2026-11-22', 'UTC')).toEqual({});
    expect(orderSpan({ ...nothing, when: 'soon', from: 'x' }, '2026-11-22', 'UTC')).toEqual({});
  });
});
