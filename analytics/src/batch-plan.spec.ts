import { describe, expect, it } from '@jest/globals';
import { aClick, aClickGroup, aConversion, anEvent } from '../test/support/events.js';
import { BatchPlan } from './batch-plan.js';
import type { ProjectedTable } from './projectors/tables.js';
import type { StreamMessage } from './stream-message.js';

const day = 86_400_000;

function message(seq: number, body: unknown, over: Partial<StreamMessage> = {}): StreamMessage {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const data = new TextEncoder().encode(text);
  return { seq, at: 1_000_000 + seq, subject: 's', data, producer: 'p', producerSeq: String(seq), ...over };
}

function planOf(messages: StreamMessage[], marks = {}, table: ProjectedTable = 'clicks'): BatchPlan {
  const plan = new BatchPlan(table, { marks, kept: {} }, 7 * day);
  for (const each of messages) plan.add(each);
  return plan;
}

describe('BatchPlan', () => {
  it('gives the same rows and marks for the same messages and marks', () => {
    const group = aClickGroup([aClick(), aClick({ bot: true })]);
    const conversion = aConversion();
    const event = anEvent('tributary.conversion.recorded.v1', { conversion, delta: { conversions: 1, revenue: '1' } });
    const messages = [message(1, group), message(2, event), message(3, group, { producerSeq: '1' })];
    const [once, again] = [planOf(messages), planOf(messages)];
    expect(again.rows).toEqual(once.rows);
    expect(again.after()).toEqual(once.after());
    expect(once).toMatchObject({ first: 1, last: 3, messages: 3, duplicates: 1 });
    expect(once.rows).toHaveLength(2);
    expect(planOf(messages, {}, 'conversion_events').rows).toHaveLength(1);
    expect(planOf(messages, {}, 'commission_entries').rows).toHaveLength(0);
  });

  it('skips what the marks before it know', () => {
    const before = planOf([message(1, aClickGroup([aClick()]))]).after().marks;
    const plan = planOf([message(2, aClickGroup([aClick()]), { producerSeq: '1' })], before);
    expect(plan).toMatchObject({ rows: [], duplicates: 1, last: 2 });
  });

  it('notes poison and goes on, and knows a copy of poison', () => {
    const good = aClickGroup([aClick()]);
    const plan = planOf([message(1, 'no'), message(2, 'no', { producerSeq: '1' }), message(3, good)]);
    expect(plan.poison.map(({ message: { seq }, reason }) => [seq, reason])).toEqual([[1, 'not JSON']]);
    expect(plan.rows).toHaveLength(1);
  });

  it.each(['0', '-1', 'x', '1.5', '', '12345678901234567'])('refuses the producer number %j', (producerSeq) => {
    const plan = planOf([message(1, aClickGroup([aClick()]), { producerSeq })]);
    expect(plan.poison).toHaveLength(1);
    expect(plan.rows).toHaveLength(0);
  });

  it('takes messages without a producer as they come', () => {
    const plan = planOf([message(1, aClickGroup([aClick()]), { producer: '', producerSeq: '' })]);
    expect(plan.rows).toHaveLength(1);
    expect(plan.after().marks).toEqual({});
  });

  it('forgets producers that were silent for longer than the stream remembers, by the time of the messages', () => {
    const group = aClickGroup([aClick()]);
    const before = { gone: { high: 3, holes: [], seenAt: 0 }, here: { high: 3, holes: [], seenAt: 2 * day } };
    const plan = planOf([message(1, group, { at: 8 * day })], before);
    expect(Object.keys(plan.after().marks).sort()).toEqual(['here', 'p']);
  });

  it('keeps events of unknown types, once each, and remembers where they were', () => {
    const newer = { specversion: '1.0', type: 'tributary.payout.sent.v1' };
    const known = { specversion: '1.0', type: 'tributary.refund.expired.v1' };
    const messages = [message(4, newer), message(5, newer, { producerSeq: '4' }), message(6, known), message(7, newer)];
    const plan = planOf(messages, {}, 'commission_entries');
    expect(plan.unknown.map(({ message: { seq }, type }) => [seq, type])).toEqual([
      [4, newer.type],
      [7, newer.type],
    ]);
    expect(plan.after().kept).toEqual({ [newer.type]: { from: 4, to: 7 } });
    expect(plan).toMatchObject({ rows: [], poison: [] });
  });

  it('reports what nobody can read for one table of the stream only', () => {
    const messages = [message(1, 'no'), message(2, aClickGroup([aClick()]), { producerSeq: 'x' })];
    expect(planOf(messages, {}, 'conversion_events').poison).toHaveLength(2);
    expect(planOf(messages, {}, 'commission_entries').poison).toHaveLength(0);
  });
});
