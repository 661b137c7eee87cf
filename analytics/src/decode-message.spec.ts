import { describe, expect, it } from '@jest/globals';
import { aClick, aClickGroup, aCommission, aConversion, anEvent } from '../test/support/events.js';
import { decodeMessage } from './decode-message.js';

const decode = (body: unknown): ReturnType<typeof decodeMessage> =>
  decodeMessage(new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)), { streamSeq: 7 });

const delta = { earned: '1.00', pending: '1.00', approved: '0' };

describe('decodeMessage', () => {
  it.each([
    ['clicks', aClickGroup([aClick(), aClick()]), 2],
    [
      'conversion_events',
      anEvent('tributary.conversion.recorded.v1', {
        conversion: aConversion(),
        delta: { conversions: 1, revenue: '1' },
      }),
      1,
    ],
    ['commission_entries', anEvent('tributary.commission.accrued.v1', { commission: aCommission(), delta }), 1],
    ['commission_entries', anEvent('tributary.commission.held.v1', { commission: aCommission(), delta }), 1],
    ['commission_entries', anEvent('tributary.commission.approved.v1', { commission: aCommission(), delta }), 1],
    ['commission_entries', anEvent('tributary.commission.reversed.v1', { commission: aCommission(), delta }), 1],
  ])('gives rows of %s', (table, event, count) => {
    const decoded = decode(event);
    expect(decoded).toMatchObject({ kind: 'rows', table });
    expect(decoded.kind === 'rows' && decoded.rows.length).toBe(count);
  });

  it('passes over types of a newer writer, and fields it does not know', () => {
    expect(decode({ specversion: '1.0', type: 'tributary.payout.sent.v1' })).toEqual({ kind: 'unknown' });
    expect(decode({ ...aClickGroup([aClick()]), novelty: true }).kind).toBe('rows');
  });

  it.each([
    ['{', 'not JSON'],
    ['null', 'not an event: : invalid_type'],
    ['{"specversion":"1.0"}', 'not an event: type: invalid_type'],
    [aClickGroup([]), 'data.clicks: too_small'],
    [aClickGroup([aClick({ currency: 'euro' })]), 'data.clicks.0.currency: invalid_format'],
    [aClickGroup([aClick({ at: '2106-01-01T00:00:00.000Z' })]), 'time out of range'],
    [
      anEvent('tributary.commission.accrued.v1', { commission: aCommission({ amount: '1.00001' }), delta }),
      'data.commission.amount: invalid_format',
    ],
  ])('calls %j poison and says why without its values', (body, reason) => {
    expect(decode(body)).toEqual({ kind: 'poison', reason });
  });

  it('calls bytes that are not UTF-8 poison', () => {
    expect(decodeMessage(new Uint8Array([0x22, 0xff, 0x22]), { streamSeq: 1 }).kind).toBe('poison');
  });
});
