import { describe, expect, it } from '@jest/globals';
import { aClick, aClickGroup, aCommission, aConversion, anEvent } from '../test/support/events.js';
import { eventTypes } from './event-types.js';
import type { Decoded } from './event-types.js';
import { tableNames } from './projectors/tables.js';
import type { ProjectedTable } from './projectors/tables.js';

const decode = (body: unknown, table: ProjectedTable): Decoded =>
  eventTypes.decode(table, new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)), {
    streamSeq: 7,
  });

const delta = { earned: '1.00', pending: '1.00', approved: '0' };

describe('EventTypes', () => {
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
  ] as const)('gives rows of %s, to that table only', (table, event, count) => {
    const decoded = decode(event, table);
    expect(decoded.kind === 'rows' && decoded.rows.length).toBe(count);
    for (const other of tableNames.filter((name) => name !== table)) {
      expect(decode(event, other)).toEqual({ kind: 'other' });
    }
  });

  it('tells types of a newer writer from types that are not projected, and passes over fields it does not know', () => {
    const payout = { specversion: '1.0', type: 'tributary.payout.sent.v1' };
    expect(decode(payout, 'clicks')).toEqual({ kind: 'unknown', type: payout.type });
    expect(decode({ specversion: '1.0', type: 'tributary.refund.expired.v1' }, 'clicks')).toEqual({ kind: 'other' });
    expect(decode({ ...aClickGroup([aClick()]), novelty: true }, 'clicks').kind).toBe('rows');
  });

  it.each([
    ['{', 'not JSON'],
    ['null', 'not an event: : invalid_type'],
    ['{"specversion":"1.0"}', 'not an event: type: invalid_type'],
    [{ specversion: '1.0', type: 'x'.repeat(129) }, 'not an event: type: too_big'],
  ])('calls %j unreadable, for every table', (body, reason) => {
    for (const table of tableNames) expect(decode(body, table)).toEqual({ kind: 'unreadable', reason });
  });

  it.each([
    ['clicks', aClickGroup([]), 'data.clicks: too_small'],
    ['clicks', aClickGroup([aClick({ currency: 'euro' })]), 'data.clicks.0.currency: invalid_format'],
    ['clicks', aClickGroup([aClick({ at: '2106-01-01T00:00:00.000Z' })]), 'time out of range'],
    [
      'commission_entries',
      anEvent('tributary.commission.accrued.v1', { commission: aCommission({ amount: '1.00001' }), delta }),
      'data.commission.amount: invalid_format',
    ],
  ] as const)('calls an event of %s poison and says why without its values', (table, body, reason) => {
    expect(decode(body, table)).toEqual({ kind: 'poison', reason });
  });

  it('calls bytes that are not UTF-8 unreadable', () => {
    expect(eventTypes.decode('clicks', new Uint8Array([0x22, 0xff, 0x22]), { streamSeq: 1 }).kind).toBe('unreadable');
  });
});
