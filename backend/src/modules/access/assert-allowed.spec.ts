import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../platform/actor.js';
import type { AccessRule } from './access.js';
import { assertAllowed, assertStage } from './assert-allowed.js';

const owner: Actor = { kind: 'user', userId: 'u', role: 'owner', affiliateId: null };
const affiliate: Actor = { kind: 'user', userId: 'u', role: 'affiliate', affiliateId: 'a' };
const reader: Actor = {
  kind: 'merchant',
  merchantId: 'm',
  apiKeyId: 'k',
  livemode: true,
  scopes: ['conversions:read'],
  programIds: null,
};
const system: Actor = { kind: 'system', name: 's' };

describe('who may use a route', () => {
  test.each<[string, Actor, AccessRule, string]>([
    ['an owner where the operator may', owner, { may: 'programs:write' }, 'allowed'],
    ['an affiliate where only the operator may', affiliate, { may: 'programs:write' }, 'forbidden'],
    ['an affiliate where both may', affiliate, { may: 'links:write' }, 'allowed'],
    ['an owner where only merchants may', owner, { scope: 'conversions:read' }, 'forbidden'],
    ['a merchant with the scope', reader, { scope: 'conversions:read' }, 'allowed'],
    ['a merchant without the scope', reader, { scope: 'conversions:write' }, 'scope_missing'],
    ['a merchant where only people may', reader, { may: 'programs:read' }, 'forbidden'],
    ['a merchant where both may', reader, { may: 'programs:read', scope: 'conversions:read' }, 'allowed'],
    ['anybody where the rule names nobody', owner, {}, 'forbidden'],
    ['the system itself, over HTTP', system, { may: 'programs:read', scope: 'conversions:read' }, 'forbidden'],
    ['anybody on a public route', reader, { public: true }, 'allowed'],
  ])('%s', (_, actor, rule, expected) => {
    expect(outcome(() => assertAllowed(actor, rule))).toBe(expected);
  });
});

describe('how far a session must be', () => {
  test.each<[string, 'full' | 'factor' | 'enrol', AccessRule, string]>([
    ['a full one anywhere', 'full', { may: 'programs:read' }, 'allowed'],
    ['one without its factor', 'factor', { may: 'programs:read' }, 'factor_required'],
    ['one without any factor', 'enrol', { may: 'programs:read' }, 'factor_enrolment_required'],
    ['one without its factor where it is given', 'factor', { stages: ['factor', 'full'] }, 'allowed'],
    ['one without its factor where one is added', 'factor', { stages: ['enrol', 'full'] }, 'factor_required'],
    ['any on a public route', 'enrol', { public: true }, 'allowed'],
  ])('%s', (_, stage, rule, expected) => {
    expect(outcome(() => assertStage({ stage }, rule))).toBe(expected);
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
