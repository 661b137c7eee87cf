import { describe, expect, it } from 'vitest';
import { evidenceFacts } from './evidence-facts';

describe('the evidence of an alert', () => {
  it('tells the latest first, each fact in words', () => {
    const evidence = [
      { at: '2026-03-01T12:00:00.000Z', address: '192.0.2.1' },
      { at: '2026-03-01T12:05:00.000Z', address: '192.0.2.2', country: null, accounts: 10, newFact: 'x' },
    ];
    expect(evidenceFacts(evidence)).toEqual([
      {
        at: '2026-03-01T12:05:00.000Z',
        facts: [
          { name: 'Address', value: '192.0.2.2' },
          { name: 'Country', value: 'not known' },
          { name: 'Accounts', value: '10' },
          { name: 'newFact', value: 'x' },
        ],
      },
      { at: '2026-03-01T12:00:00.000Z', facts: [{ name: 'Address', value: '192.0.2.1' }] },
    ]);
  });
});
