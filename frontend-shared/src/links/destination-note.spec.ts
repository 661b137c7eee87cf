import { expect, test } from 'vitest';
import { destinationNote } from './destination-note';

const now = Date.parse('2026-12-01T12:00:00Z');
const [later, earlier] = ['2026-12-14T12:00:00Z', '2026-11-30T12:00:00Z'];

test('S10: a link that is allowed has no note', () => {
  expect(destinationNote({ destinationState: 'allowed', stopsAt: null }, null, now)).toBeUndefined();
});

test('B30: a link that an operator led elsewhere says so', () => {
  expect(destinationNote({ destinationState: 'confirmed', stopsAt: null }, null, now)).toContain(
    'An operator confirmed it',
  );
});

test('S10: a link that stops names the date, and what visitors meet then', () => {
  const note = destinationNote({ destinationState: 'stopping', stopsAt: later }, null, now);
  expect(note).toMatch(/^Stops on .*14.* does not exist\.$/);
  const fallback = destinationNote({ destinationState: 'stopping', stopsAt: later }, 'https://shop.example/x', now);
  expect(fallback).toContain('fallback address (shop.example)');
});

test('S10: a link that stopped says so, also on a page that was open before', () => {
  for (const state of ['stopped', 'stopping'] as const)
    expect(destinationNote({ destinationState: state, stopsAt: earlier }, null, now)).toMatch(/^Stopped on .*30/);
});
