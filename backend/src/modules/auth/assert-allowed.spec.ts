import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../platform/actor.js';
import type { AccessRule } from './access.js';
import { assertAllowed } from './assert-allowed.js';

const admin: Actor = { kind: 'user', userId: 'u', role: 'admin', affiliateId: null };
const affiliate: Actor = { kind: 'user', userId: 'u', role: 'affiliate', affiliateId: 'a' };
const reader: Actor = {
  kind: 'merchant',
  merchantId: 'm',
  apiKeyId: 'k',
  livemode: true,
  scopes: ['conversions:read'],
};
const system: Actor = { kind: 'system', name: 's' };

describe('who may use a route', () => {
  test.each<[string, Actor, AccessRule, string]>([
    ['an admin where admins may', admin, { roles: ['admin'] }, 'allowed'],
    ['an affiliate where only admins may', affiliate, { roles: ['admin'] }, 'forbidden'],
    ['an affiliate where both may', affiliate, { roles: ['admin', 'affiliate'] }, 'allowed'],
    ['an admin where only merchants may', admin, { scope: 'conversions:read' }, 'forbidden'],
    ['a merchant with the scope', reader, { scope: 'conversions:read' }, 'allowed'],
    ['a merchant without the scope', reader, { scope: 'conversions:write' }, 'scope_missing'],
    ['a merchant where only people may', reader, { roles: ['admin'] }, 'forbidden'],
    ['a merchant where both may', reader, { roles: ['admin'], scope: 'conversions:read' }, 'allowed'],
    ['anybody where the rule names nobody', admin, {}, 'forbidden'],
    ['the system itself, over HTTP', system, { roles: ['admin'], scope: 'conversions:read' }, 'forbidden'],
    ['anybody on a public route', reader, { public: true }, 'allowed'],
  ])('%s', (_, actor, rule, expected) => {
    expect(outcome(() => assertAllowed(actor, rule))).toBe(expected);
  });
});

function outcome(step: () => void): string {
  try {
    step();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
}
