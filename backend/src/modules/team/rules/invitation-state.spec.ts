import { expect, test } from '@jest/globals';
import { invitationState } from './invitation-state.js';

const [now, later] = [new Date('2026-03-01T12:00:00Z'), new Date('2026-03-02T12:00:00Z')];
const sent = { acceptedAt: null, withdrawnAt: null, expiresAt: later };

test.each([
  ['open', sent],
  ['expired', { ...sent, expiresAt: now }],
  ['accepted', { ...sent, acceptedAt: now, expiresAt: now }],
  ['withdrawn', { ...sent, withdrawnAt: now, expiresAt: now }],
])('an invitation is %s', (state, invitation) => {
  expect(invitationState(invitation, now)).toBe(state);
});
