import { expect, test } from '@jest/globals';
import { destinationState, stopOf } from './destination-state.js';

const now = new Date('2026-03-01T12:00:00Z');
const [before, after] = [new Date('2026-03-01T11:59:59Z'), new Date('2026-03-01T12:00:01Z')];
const inTwoWeeks = new Date('2026-03-15T12:00:00Z');

test.each([
  ['allowed', { allowedBy: null, stopsAt: null }],
  ['confirmed', { allowedBy: 'usr_1', stopsAt: null }],
  ['stopping', { allowedBy: null, stopsAt: after }],
  ['stopped', { allowedBy: null, stopsAt: now }],
  ['stopped', { allowedBy: null, stopsAt: before }],
])('S10: a destination is %s', (state, link) => {
  expect(destinationState(link, now)).toBe(state);
});

test.each([
  ['on an allowed domain never stops', { allowedBy: null, stopsAt: null }, true, null],
  ['on an allowed domain again goes on', { allowedBy: null, stopsAt: before }, true, null],
  ['that an operator allowed never stops', { allowedBy: 'usr_1', stopsAt: null }, false, null],
  ['elsewhere stops in 14 days', { allowedBy: null, stopsAt: null }, false, inTwoWeeks],
  ['elsewhere keeps the date it was told', { allowedBy: null, stopsAt: after }, false, after],
])('S10: a link %s', (_, link, isAllowed, stop) => {
  expect(stopOf(link, isAllowed, now)).toEqual(stop);
});
