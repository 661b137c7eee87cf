import { describe, expect, test } from '@jest/globals';
import { commissionTransitions, conversionTransitions, membershipTransitions } from './states.js';
import type { Transitions } from './transitions.js';

function moves<S extends string>({ states, can }: Transitions<S>): string[] {
  return states.flatMap((from) => states.filter((to) => can(from, to)).map((to) => `${from} → ${to}`));
}

describe('states', () => {
  test('conversion', () => {
    expect(moves(conversionTransitions)).toEqual([
      'recorded → on_hold',
      'recorded → approved',
      'recorded → rejected',
      'on_hold → recorded',
      'on_hold → approved',
      'on_hold → rejected',
      'approved → rejected',
    ]);
  });

  test('commission', () => {
    expect(moves(commissionTransitions)).toEqual([
      'pending → on_hold',
      'pending → approved',
      'pending → rejected',
      'pending → reversed',
      'on_hold → pending',
      'on_hold → rejected',
      'on_hold → reversed',
      'approved → in_payout',
      'approved → reversed',
      'in_payout → approved',
      'in_payout → paid',
      'in_payout → reversed',
      'paid → approved',
      'paid → reversed',
    ]);
  });

  test('affiliate in a program', () => {
    expect(moves(membershipTransitions)).toEqual([
      'applied → in_review',
      'applied → banned',
      'applied → closed',
      'in_review → approved',
      'in_review → rejected',
      'in_review → banned',
      'in_review → closed',
      'approved → suspended',
      'approved → banned',
      'approved → closed',
      'suspended → approved',
      'suspended → banned',
      'suspended → closed',
      'banned → closed',
    ]);
  });
});
